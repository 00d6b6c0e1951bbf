import {
  agentArchived,
  agentDeleted,
  agentPaused,
  agentRestored,
  agentResumed,
  type Agent,
  type AgentRecord,
} from '@helix/contracts/agents';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { changesBetween } from '../event-changes.ts';
import { changeAndTell } from './agent-changes.ts';
import { noAgent, refuseArchived } from './agent-references.ts';
import type { AgentRunsPort } from './agent-runs-port.ts';
import { changeAgent, countTraces, deleteAgentRow, lockAgent } from './agent.queries.ts';
import { listChildIds, lockRoster } from './org-chart.queries.ts';
import { presentAgent } from './present-agents.ts';

type By = { readonly organizationId: string; readonly actor: ReturnType<typeof actorOf> };
const byOf = (actor: Actor): By => ({
  organizationId: actor.organization.id,
  actor: actorOf(actor),
});

async function requireLocked(tx: Transaction, by: By, agentId: string): Promise<AgentRecord> {
  const agent = await lockAgent(tx.db, by.organizationId, agentId);
  if (!agent) throw noAgent(agentId);
  return agent;
}

/** Nothing new begins; what is under way comes to its end. */
export async function pauseAgent(
  ctx: Context,
  actor: Actor,
  input: { agentId: string; reason?: string | undefined },
): Promise<Agent> {
  const by = byOf(actor);
  const record = await ctx.transaction(async (tx) => {
    const current = await requireLocked(tx, by, input.agentId);
    refuseArchived(current);
    const reason = input.reason ?? null;
    if (current.pausedAt !== null && current.pauseReason === reason) return current;
    const pausedAt = current.pausedAt === null ? ctx.now() : new Date(current.pausedAt);
    const change = { pausedAt, pauseReason: reason };
    const agent = await changeAgent(tx.db, by.organizationId, { id: current.id, change });
    const changes = changesBetween(current, { pauseReason: reason });
    tx.emit({ event: agentPaused, ...by, data: { agent, changes } });
    return agent;
  });
  return presentAgent(ctx, actor, record);
}

export async function resumeAgent(
  ctx: Context,
  actor: Actor,
  runs: AgentRunsPort,
  agentId: string,
): Promise<Agent> {
  const by = byOf(actor);
  const record = await ctx.transaction(async (tx) => {
    const current = await requireLocked(tx, by, agentId);
    refuseArchived(current);
    if (current.pausedAt === null) return current;
    const change = { pausedAt: null, pauseReason: null };
    const agent = await changeAgent(tx.db, by.organizationId, { id: agentId, change });
    tx.emit({ event: agentResumed, ...by, data: { agent } });
    await runs.resume(ctx, tx, { organizationId: by.organizationId, agentId });
    return agent;
  });
  return presentAgent(ctx, actor, record);
}

export async function archiveAgent(
  ctx: Context,
  actor: Actor,
  runs: AgentRunsPort,
  agentId: string,
): Promise<Agent> {
  const by = byOf(actor);
  const { record, stopped } = await ctx.transaction(async (tx) => {
    await lockRoster(tx.db, by.organizationId);
    const current = await requireLocked(tx, by, agentId);
    if (current.archivedAt !== null) return { record: current, stopped: [] };
    const change = { archivedAt: ctx.now() };
    const agent = await changeAgent(tx.db, by.organizationId, { id: agentId, change });
    // Archived before its runs end, so that the room they leave is not taken by others of its own.
    const message = `${actor.name} archived ${current.name}`;
    const stopped = await runs.stop(ctx, tx, { ...by, agentId, message });
    await handOver(tx, by, current);
    tx.emit({ event: agentArchived, ...by, data: { agent } });
    return { record: agent, stopped };
  });
  await runs.announce(ctx, stopped);
  return presentAgent(ctx, actor, record);
}

/** Those it leads go to whoever leads it. */
async function handOver(tx: Transaction, by: By, { id, parentId }: AgentRecord): Promise<void> {
  for (const childId of await listChildIds(tx.db, by.organizationId, id)) {
    const current = await requireLocked(tx, by, childId);
    await changeAndTell(tx, by, { current, change: { parentId } });
  }
}

export async function restoreAgent(
  ctx: Context,
  actor: Actor,
  runs: AgentRunsPort,
  agentId: string,
): Promise<Agent> {
  const by = byOf(actor);
  const record = await ctx.transaction(async (tx) => {
    const current = await requireLocked(tx, by, agentId);
    if (current.archivedAt === null) return current;
    const change = { archivedAt: null };
    const agent = await changeAgent(tx.db, by.organizationId, { id: agentId, change });
    tx.emit({ event: agentRestored, ...by, data: { agent } });
    await runs.resume(ctx, tx, { organizationId: by.organizationId, agentId });
    return agent;
  });
  return presentAgent(ctx, actor, record);
}

export async function deleteAgent(
  ctx: Context,
  actor: Actor,
  agentId: string,
): Promise<{ deleted: true }> {
  const by = byOf(actor);
  return ctx.transaction(async (tx) => {
    const agent = await requireLocked(tx, by, agentId);
    const traces = await countTraces(tx.db, by.organizationId, agentId);
    if (traces.runs + traces.tasks + traces.led > 0) {
      throw new AppError(
        'resource.in_use',
        `${agent.name} has ${traces.runs} runs and ${traces.tasks} tasks and leads ${traces.led} agents; archive it instead`,
        { details: traces },
      );
    }
    await deleteAgentRow(tx.db, by.organizationId, agentId);
    tx.emit({ event: agentDeleted, ...by, data: { agent } });
    return { deleted: true };
  });
}
