import * as contract from '@helix/contracts/tasks';
import { implement } from '../endpoint-handler.ts';
import { visibleBoards } from '../structure/index.ts';
import { decodeCursor, toPage } from '../page.ts';
import { getBoardView } from './board-view.ts';
import { createComment } from './comment.commands.ts';
import { createTask, getTask, moveTask, updateTask } from './task.commands.ts';
import { listComments, listTasks } from './task.queries.ts';

export const taskHandlers = [
  implement(contract.createTask, ({ ctx, actor, body }) => createTask(ctx, actor, body)),
  implement(contract.listTasks, async ({ ctx, actor, query }) =>
    toPage(
      await listTasks(ctx.db, {
        organizationId: actor.organization.id,
        visible: await visibleBoards(ctx.db, actor),
        boardId: query.boardId,
        before: decodeCursor(query.cursor),
        limit: query.limit + 1,
      }),
      query.limit,
    ),
  ),
  implement(contract.getTask, ({ ctx, actor, params }) => getTask(ctx, actor, params.taskId)),
  implement(contract.updateTask, ({ ctx, actor, params, body }) =>
    updateTask(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.moveTask, ({ ctx, actor, params, body }) =>
    moveTask(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.listComments, async ({ ctx, actor, params, query }) => {
    await getTask(ctx, actor, params.taskId);
    const comments = await listComments(ctx.db, {
      organizationId: actor.organization.id,
      taskId: params.taskId,
      after: decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    return toPage(comments, query.limit);
  }),
  implement(contract.createComment, ({ ctx, actor, params, body }) =>
    createComment(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.getBoardTasks, ({ ctx, actor, params }) =>
    getBoardView(ctx, actor, params.boardId),
  ),
];
