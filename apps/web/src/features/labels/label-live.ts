import type { ApplyEvent } from '../live/live-event.ts';
import { labelKeys } from './label-queries.ts';

export const applyLabelEvent: ApplyEvent = (queries, { type }) => {
  if (type.startsWith('label.')) void queries.invalidateQueries({ queryKey: labelKeys.all });
};
