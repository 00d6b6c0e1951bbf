import type { Transaction } from '@helix/db';
import { signalJob } from '@helix/runtime/durable';
import type { Context } from '../../context.ts';
import { admitRuns } from './run-admission.ts';
import { listPausedRunIds } from '../run.queries.ts';

/** Tells a job whose agent was paused after it had been let in that it may go on. */
export const resumedTopic = 'resumed';

/** Called in the transaction that resumes an agent: what waited for it begins. */
export async function resumeRunsOf(
  ctx: Context,
  tx: Transaction,
  agent: { organizationId: string; agentId: string },
): Promise<void> {
  for (const runId of await listPausedRunIds(tx.db, agent.agentId)) {
    await signalJob(tx.sql, { jobId: runId, topic: resumedTopic, value: null });
  }
  await admitRuns(ctx, tx, agent.organizationId);
}
