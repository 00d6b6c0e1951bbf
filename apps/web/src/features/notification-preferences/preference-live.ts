import type { ApplyEvent } from '../live/live-event.ts';
import { preferenceKeys } from './preference-queries.ts';

export const applyPreferenceEvent: ApplyEvent = (queries, { type }) => {
  if (type === 'notification_preferences.updated') {
    void queries.invalidateQueries({ queryKey: preferenceKeys.one });
  }
};
