import type { EventActor } from '@helix/contracts';
import {
  daysToRestore,
  settleBoard,
  settleBoards,
  settleNowAndThen,
  tidyEveryHour,
  tidyTasks,
  type Task,
} from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { assertFence, handleJob, type Fence, type JobHandler } from '@helix/runtime/durable';
import type { Context } from '../../context.ts';
import { listEveryBoardAwaitingRoom } from './task-awaiting.queries.ts';
import { settleAwaiting } from './task-awaiting.ts';
import { putAway } from './task-lifecycle.ts';
import { isAtWork, purgeTasks } from './task-purge.ts';
import { listDeletedBefore, listDoneLongAgo } from './task-purge.queries.ts';
import type { Cause } from '../relatives/task-relatives.ts';
import { lockTasks } from '../task.queries.ts';

const platform: EventActor = { kind: 'service', id: 'helix', name: 'Helix' };
const batch = 100;

export const taskSchedules = [settleNowAndThen, tidyEveryHour];

/** What happens to tasks without anybody asking for it. */
export function createTaskJobs(ctx: Context): readonly JobHandler[] {
  return [
    handleJob(settleBoard, ({ payload, fence }) => settleAwaiting(ctx, payload.boardId, fence)),
    handleJob(settleBoards, async ({ fence }) => {
      for (const boardId of await listEveryBoardAwaitingRoom(ctx.db)) {
        await settleAwaiting(ctx, boardId, fence);
      }
    }),
    handleJob(tidyTasks, ({ fence }) => tidyTasksNow(ctx, fence)),
  ];
}

/** Purges what nobody wanted back, and archives what has been done for long enough; in small transactions. */
export async function tidyTasksNow(ctx: Context, fence?: Fence): Promise<void> {
  const lastDay = () => new Date(ctx.now().getTime() - daysToRestore * 86_400_000);
  await inBatches(ctx, fence, {
    list: () => listDeletedBefore(ctx.db, lastDay(), batch),
    isDue: (task) =>
      task.deletedAt !== null && new Date(task.deletedAt) < lastDay() && !isAtWork(task),
    treat: (tx, tasks, by) => purgeTasks(ctx, tx, { tasks, by }),
  });
  await inBatches(ctx, fence, {
    list: () => listDoneLongAgo(ctx.db, ctx.now(), batch),
    isDue: ({ archivedAt, deletedAt, category }) =>
      category === 'done' && archivedAt === null && deletedAt === null,
    treat: async (tx, tasks, by) => void (await putAway(ctx, tx, { tasks, by, as: 'archived' })),
  });
}

type Chore = {
  readonly list: () => Promise<{ id: string; organizationId: string }[]>;
  /** Asked again once the task is locked: somebody may have been faster. */
  readonly isDue: (task: Task) => boolean;
  readonly treat: (tx: Transaction, tasks: readonly Task[], by: Cause) => Promise<void>;
};

async function inBatches(ctx: Context, fence: Fence | undefined, chore: Chore): Promise<void> {
  for (;;) {
    const found = await chore.list();
    let treated = 0;
    const byOrganization = Map.groupBy(found, ({ organizationId }) => organizationId);
    for (const [organizationId, rows] of byOrganization) {
      const ids = rows.map(({ id }) => id);
      await ctx.transaction(async (tx) => {
        if (fence) await assertFence(tx.sql, fence);
        const tasks = (await lockTasks(tx.db, organizationId, ids)).filter(chore.isDue);
        if (tasks.length > 0) await chore.treat(tx, tasks, { organizationId, actor: platform });
        treated += tasks.length;
      });
    }
    if (found.length < batch || treated === 0) return;
  }
}
