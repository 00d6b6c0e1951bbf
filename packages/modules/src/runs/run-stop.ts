import type { EventActor } from '@helix/contracts';
import { isEnded, type Run } from '@helix/contracts/runs';
import type { Transaction } from '@helix/db';
import { assertFence, cancelJob, type Fence } from '@helix/runtime/durable';
import type { Context } from '../context.ts';
import { admitRuns } from './admission/run-admission.ts';
import { changeAndTell } from './run-change.ts';
import { publishRunState } from './following/run-deltas.ts';
import { listLiveRunIds, lockRun, type LockedRun } from './run.queries.ts';

type Wanted = {
  readonly organizationId: string;
  readonly actor: EventActor;
  readonly message: string;
};
type Stop = Omit<Wanted, 'organizationId'> & { readonly current: LockedRun };

/** Ends a locked run; the engine then aborts what is under way, and a late result is refused. */
export async function stopRun(ctx: Context, tx: Transaction, stop: Stop): Promise<Run> {
  const run = await endRun(ctx, tx, stop);
  await admitRuns(ctx, tx, stop.current.organizationId);
  return run;
}

/** Ends what is not over of these runs, and lets others take their room once. */
export async function stopRuns(
  ctx: Context,
  tx: Transaction,
  { runIds, ...wanted }: Wanted & { runIds: readonly string[] },
): Promise<void> {
  for (const runId of runIds) {
    const current = await lockRun(tx.db, runId);
    if (current && !isEnded(current.status)) await endRun(ctx, tx, { ...wanted, current });
  }
  await admitRuns(ctx, tx, wanted.organizationId);
}

async function endRun(
  ctx: Context,
  tx: Transaction,
  { current, actor, message }: Stop,
): Promise<Run> {
  const end = { status: 'cancelled', reason: 'cancelled_by_user', message } as const;
  const run = await changeAndTell(ctx, tx, current, { ...end, endedAt: ctx.now(), by: actor });
  await cancelJob(tx.sql, run.id);
  return run;
}

/** Ends whatever agents are doing for a task, or for everything on a board. */
export async function stopRunsOn(
  ctx: Context,
  { of, ...wanted }: Wanted & { of: { taskId: string } | { boardId: string } },
  fence: Fence,
): Promise<void> {
  for (const runId of await listLiveRunIds(ctx.db, wanted.organizationId, of)) {
    await ctx.transaction(async (tx) => {
      await assertFence(tx.sql, fence);
      await stopRuns(ctx, tx, { ...wanted, runIds: [runId] });
    });
    await publishRunState(ctx.ephemeral, runId);
  }
}
