import { isEnded } from '@helix/contracts/runs';
import type { AgentRunsPort } from '../agents/index.ts';
import { publishRunState } from './run-deltas.ts';
import { stopRun } from './run-stop.ts';
import { resumeRunsOf } from './resume-runs.ts';
import { listLiveRunIdsOfAgent, lockRun } from './run.queries.ts';

/** What agents need of their runs. */
export const agentRuns: AgentRunsPort = {
  resume: resumeRunsOf,
  async stop(ctx, tx, { organizationId, agentId, actor, message }) {
    const ids = await listLiveRunIdsOfAgent(tx.db, organizationId, agentId);
    for (const runId of ids) {
      const current = await lockRun(tx.db, runId);
      if (current && !isEnded(current.status)) await stopRun(ctx, tx, { current, actor, message });
    }
    return ids;
  },
  async announce(ctx, runIds) {
    for (const runId of runIds) await publishRunState(ctx.ephemeral, runId);
  },
};
