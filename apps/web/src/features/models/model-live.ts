import type { ApplyEvent } from '../live/live-event.ts';
import { applyModel } from './model-queries.ts';

export const applyModelEvent: ApplyEvent = (queries, event) => {
  if (
    event.type === 'model.created' ||
    event.type === 'model.updated' ||
    event.type === 'model.tested' ||
    event.type === 'model.archived'
  ) {
    applyModel(queries, event.data.model);
  }
};
