import type { AgentRunsPort } from '../agents/index.ts';
import { publishRunState } from './following/run-deltas.ts';
import { stopRuns } from './run-stop.ts';
import { resumeRunsOf } from './admission/resume-runs.ts';
import { listLiveRunIds } from './run.queries.ts';

/** What agents need of their runs. */
export const agentRuns: AgentRunsPort = {
  resume: resumeRunsOf,
  async stop(ctx, tx, { organizationId, agentId, actor, message }) {
    const runIds = await listLiveRunIds(tx.db, organizationId, { agentId });
    await stopRuns(ctx, tx, { organizationId, runIds, actor, message });
    return runIds;
  },
  async announce(ctx, runIds) {
    for (const runId of runIds) await publishRunState(ctx.ephemeral, runId);
  },
};
