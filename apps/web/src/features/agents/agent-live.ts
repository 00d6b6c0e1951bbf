import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@helix/client';
import { getAgent } from '@helix/contracts/agents';
import { isEnded } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { invalidateSoon } from '../../lib/invalidate-soon.ts';
import type { ApplyEvent } from '../live/live-event.ts';
import { applyAgent, forgetAgent, knownAgent } from './agent-patch.ts';
import { agentKeys } from './agent-queries.ts';

/** What an agent does now follows from its runs, so it is asked for anew, at most once in this time. */
const settleMs = 200;
const waiting = new WeakMap<QueryClient, Set<string>>();

export const applyAgentEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'agent.created':
    case 'agent.updated':
    case 'agent.paused':
    case 'agent.resumed':
    case 'agent.archived':
    case 'agent.restored':
      applyAgent(queries, event.data.agent);
      refresh(queries, event.data.agent.id);
      break;
    case 'agent.deleted':
      forgetAgent(queries, event.data.agent.id);
      break;
    case 'agent.file_changed': {
      const { agentId, file } = event.data;
      void queries.invalidateQueries({ queryKey: agentKeys.files(agentId, file.name) });
      break;
    }
    case 'agent.skills_assigned':
      void queries.invalidateQueries({ queryKey: agentKeys.skills(event.data.agentId) });
      break;
    case 'question.asked':
    case 'question.answered':
    case 'question.closed': {
      const { agentId } = event.data.question;
      void queries.invalidateQueries({ queryKey: agentKeys.questions(agentId) });
      refresh(queries, agentId);
      break;
    }
    case 'run.created':
    case 'run.changed':
      refresh(queries, event.data.run.agentId);
      if (isEnded(event.data.run.status)) countAgain(queries);
      break;
    default:
  }
};

/** Sums change with every run that ends. */
function countAgain(queries: QueryClient): void {
  for (const queryKey of [agentKeys.spend, agentKeys.performance])
    invalidateSoon(queries, queryKey);
}

function refresh(queries: QueryClient, agentId: string): void {
  const asked = waiting.get(queries) ?? new Set<string>();
  waiting.set(queries, asked);
  if (asked.has(agentId) || !knownAgent(queries, agentId)) return;
  asked.add(agentId);
  setTimeout(() => {
    asked.delete(agentId);
    client.call(getAgent, { params: { agentId } }).then(
      (agent) => applyAgent(queries, agent),
      (error: unknown) => {
        if (error instanceof ApiError && error.status === 404) forgetAgent(queries, agentId);
      },
    );
  }, settleMs);
}
