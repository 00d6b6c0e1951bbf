import type { ApplyEvent } from '../live/live-event.ts';
import { sessionKeys } from './session-queries.ts';

export const applySessionEvent: ApplyEvent = (queries, { type }) => {
  if (type.startsWith('member.') || type === 'organization.updated') {
    void queries.invalidateQueries({ queryKey: sessionKeys.user });
  }
};
