import type { ApplyEvent } from '../live/live-event.ts';
import { modelKeys } from './model-queries.ts';

export const applyModelEvent: ApplyEvent = (queries, { type }) => {
  if (type.startsWith('model.')) void queries.invalidateQueries({ queryKey: modelKeys.all });
};
