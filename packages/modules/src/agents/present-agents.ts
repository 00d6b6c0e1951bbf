import type { Agent, AgentRecord, CurrentRun } from '@helix/contracts/agents';
import type { Actor, Context } from '../context.ts';
import { listProcesses } from '../operations/index.ts';
import { visibleBoards, type VisibleBoards } from '../structure/index.ts';
import { statusOf } from './agent-status.policy.ts';
import { countWork, listCurrentRuns } from './agent-work.queries.ts';

const nothing = { working: 0, waiting: 0, queued: 0 };

/** Agents with what they are doing, as far as the asker may see it. */
export async function presentAgents(
  ctx: Context,
  actor: Actor,
  records: readonly AgentRecord[],
): Promise<Agent[]> {
  if (records.length === 0) return [];
  const organizationId = actor.organization.id;
  const ids = records.map(({ id }) => id);
  const [work, current, visible, isReachable] = await Promise.all([
    countWork(ctx.db, organizationId, ids),
    listCurrentRuns(ctx.db, organizationId, ids),
    visibleBoards(ctx.db, actor),
    isGatewayConnected(ctx),
  ]);
  return records.map((record) => {
    const { working, waiting, queued } = work.get(record.id) ?? nothing;
    const isPaused = record.pausedAt !== null;
    return {
      ...record,
      status: statusOf({ isPaused, isReachable, working, waiting }),
      runs: { working, waiting, queued },
      currentRun: visibleRun(current.get(record.id), visible),
    };
  });
}

export async function presentAgent(
  ctx: Context,
  actor: Actor,
  record: AgentRecord,
): Promise<Agent> {
  const [agent] = await presentAgents(ctx, actor, [record]);
  if (!agent) throw new Error(`agent ${record.id} was lost on the way`);
  return agent;
}

function visibleRun(
  current: { run: CurrentRun; boardId: string | null } | undefined,
  visible: VisibleBoards,
): CurrentRun | null {
  if (!current) return null;
  const { run, boardId } = current;
  const isVisible = visible === 'all' || (boardId !== null && visible.includes(boardId));
  return isVisible ? run : null;
}

/** Unless engines say that they have none. A store that does not answer is no reason to say so. */
export async function isGatewayConnected(ctx: Context): Promise<boolean> {
  try {
    const engines = await listProcesses(ctx, 'engine');
    return engines.some(({ gateways }) => Number(gateways) > 0);
  } catch (error) {
    ctx.log.debug({ err: error }, 'nobody knows how many gateways are connected');
    return true;
  }
}
