import { applyRun } from '../boards/board-queries.ts';
import type { ApplyEvent } from '../live/live-event.ts';

export const applyRunEvent: ApplyEvent = (queries, event) => {
  if (event.type === 'run.created' || event.type === 'run.changed') {
    applyRun(queries, event.data.run);
  }
};
