import * as contract from '@helix/contracts/tasks';
import { implement } from '../endpoint-handler.ts';
import { getBoardView } from './board-view/board-view.ts';
import { countBoardTasks, getBoardWork } from './board-view/board-work.ts';
import { listTaskPage } from './lists/task-list.ts';
import { bulkTasks } from './bulk/task-bulk.commands.ts';
import { createTask, updateTask } from './task.commands.ts';
import { duplicateTask } from './task-duplicate.commands.ts';
import { archiveTask, deleteTask, restoreTask } from './lifecycle/task-lifecycle.commands.ts';
import { moveTask, transferTask } from './moves/task-move.commands.ts';
import { getTask, getTaskByKey } from './task-reading.ts';

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
  implement(contract.getTaskByKey, ({ ctx, actor, params }) =>
    getTaskByKey(ctx, actor, params.key),
  ),
  implement(contract.transferTask, ({ ctx, actor, params, body }) =>
    transferTask(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.duplicateTask, ({ ctx, actor, params, body }) =>
    duplicateTask(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.archiveTask, ({ ctx, actor, params, body }) =>
    archiveTask(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.restoreTask, ({ ctx, actor, params, body }) =>
    restoreTask(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.deleteTask, ({ ctx, actor, params, query }) =>
    deleteTask(ctx, actor, { ...params, ...query }),
  ),
  implement(contract.bulkTasks, ({ ctx, actor, body }) => bulkTasks(ctx, actor, body)),
  implement(contract.getBoardTasks, ({ ctx, actor, params, query }) =>
    getBoardView(ctx, actor, { ...params, ...query }),
  ),
  implement(contract.getBoardWork, ({ ctx, actor, params }) =>
    getBoardWork(ctx, actor, params.boardId),
  ),
  implement(contract.countBoardTasks, async ({ ctx, actor }) => ({
    items: await countBoardTasks(ctx, actor),
    nextCursor: null,
  })),
];
