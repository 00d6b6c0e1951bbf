import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import { findAgent } from '../agents/index.ts';
import { includesPermission, permissionOn } from '../structure/index.ts';
import { findBoardMember, listUsableLabelIds } from './task-references.queries.ts';

type BoardRef = { readonly organizationId: string; readonly boardId: string };
type References = {
  readonly labelIds?: readonly string[] | undefined;
  readonly assigneeId?: string | null | undefined;
  readonly agentId?: string | null | undefined;
};

/** What a task on a board names must exist, and the person must be able to see the task. */
export async function checkReferences(db: Db, board: BoardRef, named: References): Promise<void> {
  const usable = await listUsableLabelIds(db, board, named.labelIds ?? []);
  const missing = named.labelIds?.find((id) => !usable.includes(id));
  if (missing !== undefined) {
    throw new AppError('resource.not_found', `No label ${missing} for tasks of this board`);
  }
  const { assigneeId, agentId } = named;
  if (assigneeId && !(await seesBoard(db, board, assigneeId))) {
    throw new AppError(
      'resource.conflict',
      'This person cannot see the board; give them access before you assign the task',
    );
  }
  if (!agentId) return;
  const agent = await findAgent(db, board.organizationId, agentId);
  if (!agent) throw new AppError('resource.not_found', `No agent ${agentId}`);
  if (agent.archivedAt !== null) {
    throw new AppError('agent.archived', `${agent.name} is archived and takes no tasks`);
  }
}

/** The part of what a task names that makes sense on another board as well. */
export async function keepUsable(
  db: Db,
  board: BoardRef,
  { labelIds, assigneeId }: { labelIds: readonly string[]; assigneeId: string | null },
): Promise<{ labelIds: string[]; assigneeId: string | null }> {
  const usable = await listUsableLabelIds(db, board, labelIds);
  const member = assigneeId === null ? undefined : await findBoardMember(db, board, assigneeId);
  const sees = member && includesPermission(permissionOn(member.role, member), 'view');
  return {
    labelIds: labelIds.filter((id) => usable.includes(id)),
    assigneeId: sees ? assigneeId : null,
  };
}

async function seesBoard(db: Db, board: BoardRef, memberId: string): Promise<boolean> {
  const member = await findBoardMember(db, board, memberId);
  if (!member) throw new AppError('resource.not_found', `No member ${memberId}`);
  return includesPermission(permissionOn(member.role, member), 'view');
}
