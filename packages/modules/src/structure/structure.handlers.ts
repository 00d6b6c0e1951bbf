import * as contract from '@helix/contracts/structure';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { requireBoard, visibleBoards } from './board-access.ts';
import { listBoards } from './board.queries.ts';
import { listColumns } from './column.queries.ts';
import { listDepartments } from './department.queries.ts';
import { createBoard, createDepartment } from './structure.commands.ts';

export const structureHandlers = [
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
  implement(contract.createBoard, ({ ctx, actor, body }) => createBoard(ctx, actor, body)),
  implement(contract.listBoards, async ({ ctx, actor, query }) =>
    toPage(
      await listBoards(ctx.db, {
        organizationId: actor.organization.id,
        visible: await visibleBoards(ctx.db, actor),
        archived: false,
        departmentId: query.departmentId,
        after: decodeCursor(query.cursor),
        limit: query.limit + 1,
      }),
      query.limit,
    ),
  ),
  implement(contract.getBoard, ({ ctx, actor, params }) =>
    requireBoard(ctx.db, actor, params.boardId, 'view'),
  ),
  implement(contract.listColumns, async ({ ctx, actor, params }) => {
    await requireBoard(ctx.db, actor, params.boardId, 'view');
    return {
      items: await listColumns(ctx.db, actor.organization.id, params.boardId),
      nextCursor: null,
    };
  }),
];
