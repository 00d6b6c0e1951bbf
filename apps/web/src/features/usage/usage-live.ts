import { isEnded } from '@helix/contracts/runs';
import { invalidateSoon } from '../../lib/invalidate-soon.ts';
import type { ApplyEvent } from '../live/live-event.ts';
import { usageKeys } from './usage-queries.ts';

/** Sums are made anew when a run has ended; while it lasts, a page of sums need not move. */
export const applyUsageEvent: ApplyEvent = (queries, { type, data }) => {
  if (type === 'run.changed' && isEnded(data.run.status)) invalidateSoon(queries, usageKeys.all);
};
