import type { ApplyEvent } from '../live/live-event.ts';
import { memoryKeys } from './memory-queries.ts';

export const applyMemoryEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'memory.added':
    case 'memory.updated':
      refresh(event.data.memory.agentId);
      break;
    case 'memory.removed':
      refresh(event.data.agentId);
      break;
    default:
  }
  function refresh(agentId: string | null): void {
    const queryKey = agentId === null ? memoryKeys.everybodys : memoryKeys.of(agentId);
    void queries.invalidateQueries({ queryKey });
  }
};
