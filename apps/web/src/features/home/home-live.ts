import { invalidateSoon } from '../../lib/invalidate-soon.ts';
import { isEnded } from '@helix/contracts/runs';
import type { ApplyEvent } from '../live/live-event.ts';
import { anyRunKey } from '../onboarding/onboarding-queries.ts';
import { homeKeys } from './home-queries.ts';

/** What home counts and sums is read again when something has happened to it, once for many events. */
export const applyHomeEvent: ApplyEvent = (queries, event) => {
  if (event.type.startsWith('task.') || event.type.startsWith('run.')) {
    invalidateSoon(queries, homeKeys.needsMe);
  }
  if (event.type.startsWith('run.')) invalidateSoon(queries, homeKeys.queued);
  if (event.type === 'run.created') invalidateSoon(queries, anyRunKey);
  if (event.type === 'run.changed' && isEnded(event.data.run.status)) {
    invalidateSoon(queries, homeKeys.spend);
    invalidateSoon(queries, homeKeys.ends);
  }
};
