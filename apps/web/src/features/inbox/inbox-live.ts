import { invalidateSoon } from '../../lib/invalidate-soon.ts';
import type { ApplyEvent } from '../live/live-event.ts';
import { inboxKeys } from './inbox-queries.ts';

/** An event has the newest reasons only, so what is shown is read again; the count at once. */
export const applyInboxEvent: ApplyEvent = (queries, { type }) => {
  if (
    type !== 'notification.created' &&
    type !== 'notification.updated' &&
    type !== 'notification.all_read'
  )
    return;
  void queries.invalidateQueries({ queryKey: inboxKeys.count });
  invalidateSoon(queries, inboxKeys.all);
};
