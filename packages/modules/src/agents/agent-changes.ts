import { agentUpdated, type Agent, type AgentRecord } from '@helix/contracts/agents';
import type { Transaction } from '@helix/db';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { changesBetween, onlyChanged } from '../event-changes.ts';
import { refuseStale } from '../structure/index.ts';
import { toColumns } from './agent-record.ts';
import {
  checkReferences,
  nameTaken,
  noAgent,
  refuseArchived,
  refuseCycle,
} from './agent-references.ts';
import type { AgentRunsPort } from './agent-runs-port.ts';
import { changeAgent, findNamesake, lockAgent } from './agent.queries.ts';
import { lockRoster } from './org-chart.queries.ts';
import { presentAgent } from './present-agents.ts';

type Optional<T> = { [Field in keyof T]?: T[Field] | undefined };
type Fields = Optional<
  Omit<AgentRecord, 'id' | 'version' | 'pausedAt' | 'pauseReason' | 'archivedAt' | 'createdAt'>
>;

export async function updateAgent(
  ctx: Context,
  actor: Actor,
  runs: AgentRunsPort,
  input: Fields & { agentId: string; version?: number | undefined },
): Promise<Agent> {
  const { agentId, version, ...fields } = input;
  const organizationId = actor.organization.id;
  const record = await ctx.transaction(async (tx) => {
    const { name, slug, parentId } = fields;
    if (name ?? slug ?? parentId) await lockRoster(tx.db, organizationId);
    const current = await lockAgent(tx.db, organizationId, agentId);
    if (!current) throw noAgent(agentId);
    refuseArchived(current);
    refuseStale(current, version);
    const change = onlyChanged(current, fields);
    if (Object.keys(change).length === 0) return current;
    await checkChange(tx, organizationId, { current, change });
    const by = { organizationId, actor: actorOf(actor) };
    const agent = await changeAndTell(tx, by, { current, change });
    if (agent.maxConcurrentRuns > current.maxConcurrentRuns) {
      await runs.resume(ctx, tx, { organizationId, agentId });
    }
    return agent;
  });
  return presentAgent(ctx, actor, record);
}

async function checkChange(
  { db }: Transaction,
  organizationId: string,
  { current, change }: { current: AgentRecord; change: Fields },
): Promise<void> {
  await checkReferences(db, organizationId, change);
  const { name, slug, parentId } = change;
  if (parentId) await refuseCycle(db, organizationId, { agent: current, parentId });
  if (name === undefined && slug === undefined) return;
  const wanted = { id: current.id, name: name ?? current.name, slug: slug ?? current.slug };
  if (await findNamesake(db, organizationId, wanted)) {
    throw await nameTaken(db, organizationId, wanted);
  }
}

/** Writes a change of a locked agent and tells it. */
export async function changeAndTell(
  tx: Transaction,
  by: { organizationId: string; actor: ReturnType<typeof actorOf> },
  { current, change }: { current: AgentRecord; change: Fields },
): Promise<AgentRecord> {
  const wanted = { id: current.id, change: toColumns(change) };
  const agent = await changeAgent(tx.db, by.organizationId, wanted);
  const data = { agent, changes: changesBetween(current, change) };
  tx.emit({ event: agentUpdated, ...by, data });
  return agent;
}
