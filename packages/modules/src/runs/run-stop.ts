import type { EventActor } from '@helix/contracts';
import { isEnded, runChanged, type Run } from '@helix/contracts/runs';
import type { Transaction } from '@helix/db';
import { assertFence, cancelJob, type Fence } from '@helix/runtime/durable';
import type { Context } from '../context.ts';
import { findTaskBoardId } from '../tasks/index.ts';
import { admitRuns } from './run-admission.ts';
import { changeRun, listLiveRunIdsOfTask, lockRun } from './run.queries.ts';
import { publishRunState } from './run-deltas.ts';

/** Ends a locked run; the engine then aborts what is under way, and a late result is refused. */
export async function stopRun(
  ctx: Context,
  tx: Transaction,
  stop: { current: Run & { organizationId: string }; actor: EventActor; message: string },
): Promise<Run> {
  const { current, actor, message } = stop;
  const { organizationId, id: runId, taskId } = current;
  const run = await changeRun(tx.db, runId, {
    status: 'cancelled',
    reason: 'cancelled_by_user',
    message,
    endedAt: ctx.now(),
  });
  await cancelJob(tx.sql, runId);
  const boardId = taskId === null ? undefined : await findTaskBoardId(tx.db, taskId);
  const about = { organizationId, actor, runId, boardId, taskId: taskId ?? undefined };
  tx.emit({ event: runChanged, ...about, data: { run } });
  await admitRuns(ctx, tx, organizationId);
  return run;
}

/** Ends whatever agents are doing for a task. */
export async function stopRunsOfTask(
  ctx: Context,
  wanted: { organizationId: string; taskId: string; actor: EventActor; message: string },
  fence: Fence,
): Promise<void> {
  const { organizationId, taskId, actor, message } = wanted;
  for (const runId of await listLiveRunIdsOfTask(ctx.db, organizationId, taskId)) {
    await ctx.transaction(async (tx) => {
      await assertFence(tx.sql, fence);
      const current = await lockRun(tx.db, runId);
      if (current && !isEnded(current.status)) await stopRun(ctx, tx, { current, actor, message });
    });
    await publishRunState(ctx.ephemeral, runId);
  }
}
