import { invalidateSoon } from '../../lib/invalidate-soon.ts';
import type { ApplyEvent } from '../live/live-event.ts';
import { activityKeys } from './activity-queries.ts';

/** Its sentences are made by the server. */
export const applyActivityEvent: ApplyEvent = (queries) => {
  invalidateSoon(queries, activityKeys.all);
};
