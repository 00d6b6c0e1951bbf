import * as contract from '@helix/contracts/structure';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { createBoard, createDepartment, getBoard } from './structure.commands.ts';
import { listBoards, listColumns, listDepartments } from './structure.queries.ts';

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
        departmentId: query.departmentId,
        after: decodeCursor(query.cursor),
        limit: query.limit + 1,
      }),
      query.limit,
    ),
  ),
  implement(contract.getBoard, ({ ctx, actor, params }) => getBoard(ctx, actor, params.boardId)),
  implement(contract.listColumns, async ({ ctx, actor, params }) => {
    await getBoard(ctx, actor, params.boardId);
    return {
      items: await listColumns(ctx.db, actor.organization.id, params.boardId),
      nextCursor: null,
    };
  }),
];
