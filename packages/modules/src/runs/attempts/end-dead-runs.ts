import { executeRun, failureReasons } from '@helix/contracts/runs';
import { listJobs, type Job } from '@helix/runtime/durable';
import type { Context } from '../../context.ts';
import { finishRun } from './finish-run.ts';
import { listEveryLiveRunId } from '../run.queries.ts';

const pageSize = 200;

/** A run that is live while its job is dead would wait for ever: it ends, with the reason that its job has. */
export async function endRunsOfDeadJobs(ctx: Context, signal: AbortSignal): Promise<void> {
  const live = new Set(await listEveryLiveRunId(ctx.db));
  let before: string | undefined;
  while (live.size > 0) {
    signal.throwIfAborted();
    const jobs = await listDead(ctx, before);
    for (const { id, reason } of jobs) {
      if (!live.delete(id)) continue;
      ctx.log.warn({ runId: id, reason }, 'a run whose job was given up is ended');
      const message = failureReasons.internal.sentence;
      await finishRun(
        ctx,
        { runId: id, outcome: 'failed', reason: 'internal', message },
        undefined,
      );
    }
    if (jobs.length < pageSize) return;
    before = jobs.at(-1)?.id;
  }
}

function listDead(ctx: Context, before: string | undefined): Promise<Job[]> {
  const page = { state: 'dead', name: executeRun.name, limit: pageSize } as const;
  return ctx.transaction((tx) =>
    listJobs(tx.sql, before === undefined ? page : { ...page, before }),
  );
}
