import * as contract from '@helix/contracts/structure';
import type { BoardForMe } from '@helix/contracts/structure';
import type { Actor, Context } from '../context.ts';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { permissionOn } from './board-access.policy.ts';
import { findPermission, requireBoard, visibleBoards } from './board-access.ts';
import { listBoardMembers, setBoardGrant } from './board-grant.commands.ts';
import { boardTemplates } from './board-templates.ts';
import { createBoard, deleteBoard, setBoardArchived, updateBoard } from './board.commands.ts';
import { listBoards } from './board.queries.ts';
import { createColumn, deleteColumn, orderColumns, updateColumn } from './column.commands.ts';
import { listColumns } from './column.queries.ts';
import { createDepartment, deleteDepartment, updateDepartment } from './department.commands.ts';
import { listDepartments } from './department.queries.ts';
import { createLabel, deleteLabel, updateLabel } from './label.commands.ts';
import { listLabels } from './label.queries.ts';

const all = <Item>(items: readonly Item[]) => ({ items: [...items], nextCursor: null });

async function boardForMe(ctx: Context, actor: Actor, boardId: string): Promise<BoardForMe> {
  const board = await requireBoard(ctx.db, actor, boardId, 'view');
  return { ...board, permission: await findPermission(ctx.db, actor, boardId) };
}

const departmentHandlers = [
  implement(contract.createDepartment, ({ ctx, actor, body }) =>
    createDepartment(ctx, actor, body),
  ),
  implement(contract.listDepartments, async ({ ctx, actor, query }) =>
    toPage(
      await listDepartments(ctx.db, {
        organizationId: actor.organization.id,
        after: decodeCursor(query.cursor),
        limit: query.limit + 1,
      }),
      query.limit,
    ),
  ),
  implement(contract.updateDepartment, ({ ctx, actor, params, body }) =>
    updateDepartment(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.deleteDepartment, ({ ctx, actor, params }) =>
    deleteDepartment(ctx, actor, params.departmentId),
  ),
];

const boardHandlers = [
  implement(contract.listBoardTemplates, async () => all(boardTemplates)),
  implement(contract.createBoard, ({ ctx, actor, body }) => createBoard(ctx, actor, body)),
  implement(contract.listBoards, async ({ ctx, actor, query }) => {
    const rows = await listBoards(ctx.db, {
      organizationId: actor.organization.id,
      memberId: actor.id,
      visible: await visibleBoards(ctx.db, actor),
      departmentId: query.departmentId,
      archived: query.archived,
      after: decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    const boards = rows.map(({ grant, ...board }) => ({
      ...board,
      permission: permissionOn(actor.role, { grant, defaultPermission: board.defaultPermission }),
    }));
    return toPage(boards, query.limit);
  }),
  implement(contract.getBoard, ({ ctx, actor, params }) => boardForMe(ctx, actor, params.boardId)),
  implement(contract.updateBoard, ({ ctx, actor, params, body }) =>
    updateBoard(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.archiveBoard, ({ ctx, actor, params }) =>
    setBoardArchived(ctx, actor, { ...params, archived: true }),
  ),
  implement(contract.restoreBoard, ({ ctx, actor, params }) =>
    setBoardArchived(ctx, actor, { ...params, archived: false }),
  ),
  implement(contract.deleteBoard, ({ ctx, actor, params }) =>
    deleteBoard(ctx, actor, params.boardId),
  ),
  implement(contract.listBoardPermissions, async ({ ctx, actor, params }) =>
    all(await listBoardMembers(ctx, actor, params.boardId)),
  ),
  implement(contract.grantBoardPermission, ({ ctx, actor, params, body }) =>
    setBoardGrant(ctx, actor, { ...params, permission: body.permission }),
  ),
  implement(contract.withdrawBoardPermission, ({ ctx, actor, params }) =>
    setBoardGrant(ctx, actor, { ...params, permission: null }),
  ),
];

const columnHandlers = [
  implement(contract.listColumns, async ({ ctx, actor, params }) => {
    await requireBoard(ctx.db, actor, params.boardId, 'view');
    return all(await listColumns(ctx.db, actor.organization.id, params.boardId));
  }),
  implement(contract.createColumn, ({ ctx, actor, params, body }) =>
    createColumn(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.updateColumn, ({ ctx, actor, params, body }) =>
    updateColumn(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.orderColumns, async ({ ctx, actor, params, body }) =>
    all(await orderColumns(ctx, actor, { ...params, ...body })),
  ),
  implement(contract.deleteColumn, async ({ ctx, actor, params, query }) =>
    all(await deleteColumn(ctx, actor, { ...params, ...query })),
  ),
];

const labelHandlers = [
  implement(contract.listLabels, async ({ ctx, actor, query }) => {
    if (query.boardId !== undefined) await requireBoard(ctx.db, actor, query.boardId, 'view');
    const visible = await visibleBoards(ctx.db, actor);
    const { boardId } = query;
    const organizationId = actor.organization.id;
    return all(await listLabels(ctx.db, { organizationId, visible, boardId }));
  }),
  implement(contract.createLabel, ({ ctx, actor, body }) => createLabel(ctx, actor, body)),
  implement(contract.updateLabel, ({ ctx, actor, params, body }) =>
    updateLabel(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.deleteLabel, ({ ctx, actor, params }) =>
    deleteLabel(ctx, actor, params.labelId),
  ),
];

export const structureHandlers = [
  ...departmentHandlers,
  ...boardHandlers,
  ...columnHandlers,
  ...labelHandlers,
];
