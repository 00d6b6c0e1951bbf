import { DBOS } from '@dbos-inc/dbos-sdk';
import type { EngineContext } from './engine-context.ts';
import { workflowIdOf } from './job-run.ts';

const batchSize = 500;

/** Forgets finished jobs and their checkpoints when nobody looks at them any more. Dead letters stay. */
export function startRetention(ctx: EngineContext): () => void {
  const timer = setInterval(() => {
    forgetOld(ctx).catch((error: unknown) =>
      ctx.log.warn({ err: error }, 'old jobs were not removed'),
    );
  }, ctx.timings.retentionSweepMs);
  return () => clearInterval(timer);
}

async function forgetOld(ctx: EngineContext): Promise<void> {
  for (;;) {
    const { rows } = await ctx.pool.query<{ id: string; attempt: number }>(
      `select id, attempt from durable.request
       where state in ('done', 'cancelled') and ended_at < now() - $1 * interval '1 millisecond'
       limit ${batchSize}`,
      [ctx.timings.retentionMs],
    );
    const workflows = rows.flatMap(({ id, attempt }) =>
      Array.from({ length: attempt }, (_, index) =>
        workflowIdOf({ jobId: id, attempt: index + 1 }),
      ),
    );
    // Checkpoints go first: a request without them can still be found again, the other way round they would stay for ever.
    if (workflows.length > 0) await DBOS.deleteWorkflows(workflows);
    await ctx.pool.query('delete from durable.request where id = any($1)', [
      rows.map((row) => row.id),
    ]);
    if (rows.length < batchSize) return;
  }
}
