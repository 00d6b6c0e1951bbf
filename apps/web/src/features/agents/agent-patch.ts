import type { QueryClient } from '@tanstack/react-query';
import type { Agent, AgentRecord } from '@helix/contracts/agents';
import { agentKeys } from './agent-queries.ts';

type AgentList = { readonly items: readonly Agent[]; readonly nextCursor: string | null };

/** What is known of somebody who has just come. */
const newcomer = {
  status: 'idle',
  runs: { working: 0, waiting: 0, queued: 0 },
  currentRun: null,
} as const;

/** What is stored of an agent, in what is shown of it. An older version than what is shown is passed over. */
export function withRecord(agent: Agent, record: AgentRecord): Agent {
  if (record.version < agent.version) return agent;
  return { ...agent, ...record, status: statusAfter(agent, record) };
}

function statusAfter(agent: Agent, record: AgentRecord): Agent['status'] {
  if (record.pausedAt !== null) return 'paused';
  if (agent.status !== 'paused') return agent.status;
  if (agent.runs.working > 0) return 'working';
  return agent.runs.waiting > 0 ? 'waiting' : 'idle';
}

/** The list as it is with this agent in it; where it stands stays the same. */
export function listWith(
  list: AgentList,
  agent: Agent | AgentRecord,
  hasArchived: boolean,
): AgentList {
  const known = list.items.find(({ id }) => id === agent.id);
  const isWanted = hasArchived || agent.archivedAt === null;
  if (!known)
    return isWanted ? { ...list, items: [...list.items, { ...newcomer, ...agent }] } : list;
  if (!isWanted) return listWithout(list, agent.id);
  const next = 'status' in agent ? newer(known, agent) : withRecord(known, agent);
  return { ...list, items: list.items.map((item) => (item.id === agent.id ? next : item)) };
}

const newer = (known: Agent, agent: Agent) => (agent.version < known.version ? known : agent);

function listWithout(list: AgentList, agentId: string): AgentList {
  return { ...list, items: list.items.filter(({ id }) => id !== agentId) };
}

/** An agent as it is now, wherever it is shown. */
export function applyAgent(queries: QueryClient, agent: Agent | AgentRecord): void {
  queries.setQueryData<AgentList>(agentKeys.all, (list) => list && listWith(list, agent, false));
  queries.setQueryData<AgentList>(
    agentKeys.withArchived,
    (list) => list && listWith(list, agent, true),
  );
  queries.setQueryData<Agent>(agentKeys.one(agent.id), (known) => {
    if (!known) return undefined;
    return 'status' in agent ? newer(known, agent) : withRecord(known, agent);
  });
}

export function forgetAgent(queries: QueryClient, agentId: string): void {
  for (const queryKey of [agentKeys.all, agentKeys.withArchived])
    queries.setQueryData<AgentList>(queryKey, (list) => list && listWithout(list, agentId));
}

export function knownAgent(queries: QueryClient, agentId: string): Agent | undefined {
  return (
    queries.getQueryData<Agent>(agentKeys.one(agentId)) ??
    queries.getQueryData<AgentList>(agentKeys.all)?.items.find(({ id }) => id === agentId)
  );
}
