import * as contract from '@helix/contracts/tasks';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { getBoardView } from './board-view.ts';
import { listTaskPage } from './task-list.ts';
import { createComment } from './comment.commands.ts';
import { createTask, getTask, moveTask, updateTask } from './task.commands.ts';
import { listComments } from './task.queries.ts';

export const taskHandlers = [
  implement(contract.createTask, ({ ctx, actor, body }) => createTask(ctx, actor, body)),
  implement(contract.listTasks, ({ ctx, actor, query }) => listTaskPage(ctx, actor, query)),
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
  implement(contract.getBoardTasks, ({ ctx, actor, params, query }) =>
    getBoardView(ctx, actor, { ...params, ...query }),
  ),
];
