import { boardGranted, type BoardMember, type BoardPermission } from '@helix/contracts/structure';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { requireBoard, requirePermission } from './board-access.ts';
import { permissionOn } from './board-access.policy.ts';
import { deleteGrant, listBoardMembers as listRows, putGrant } from './board-grant.queries.ts';

export async function listBoardMembers(
  ctx: Context,
  actor: Actor,
  boardId: string,
): Promise<BoardMember[]> {
  const board = await requireBoard(ctx.db, actor, boardId, 'manage');
  const rows = await listRows(ctx.db, actor.organization.id, { boardId });
  return rows.map((row) => ({ ...row, permission: permissionOn(row.role, { ...board, ...row }) }));
}

/** With `null` the member is left with what the board gives to everyone. */
export function setBoardGrant(
  ctx: Context,
  actor: Actor,
  input: { boardId: string; memberId: string; permission: BoardPermission | null },
): Promise<BoardMember> {
  const organizationId = actor.organization.id;
  const { boardId, memberId, permission: grant } = input;
  return ctx.transaction(async (tx) => {
    await requirePermission(tx.db, actor, { boardId, need: 'manage' });
    const board = await requireBoard(tx.db, actor, boardId, 'manage');
    const [before] = await listRows(tx.db, organizationId, { boardId, memberId });
    if (!before) throw new AppError('resource.not_found', `No member ${memberId}`);
    const after = { ...before, grant };
    const permission = permissionOn(before.role, { ...board, grant });
    if (before.grant === grant) return { ...after, permission };
    if (grant === null) await deleteGrant(tx.db, organizationId, { boardId, memberId });
    else await putGrant(tx.db, { organizationId, boardId, memberId, permission: grant });
    tx.emit({
      event: boardGranted,
      organizationId,
      actor: actorOf(actor),
      // Also somebody who has just lost the board is told, and nobody else needs to know.
      audience: memberId,
      data: {
        ...{ boardId, boardName: board.name, memberId, memberName: before.name },
        ...{ grant, permission },
      },
    });
    return { ...after, permission };
  });
}
