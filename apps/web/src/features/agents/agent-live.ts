import type { ApplyEvent } from '../live/live-event.ts';
import { agentKeys } from './agent-queries.ts';

/** What an agent does now is told by its runs, too. */
export const applyAgentEvent: ApplyEvent = (queries, { type }) => {
  if (type.startsWith('agent.') || type.startsWith('run.')) {
    void queries.invalidateQueries({ queryKey: agentKeys.all });
  }
};
