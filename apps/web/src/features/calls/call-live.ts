import { invalidateSoon } from '../../lib/invalidate-soon.ts';
import type { ApplyEvent } from '../live/live-event.ts';
import { callKeys } from './call-queries.ts';

/** A run that moves on has made calls, or ended one. */
export const applyCallEvent: ApplyEvent = (queries, { type }) => {
  if (type === 'run.changed') invalidateSoon(queries, callKeys.lists);
};
