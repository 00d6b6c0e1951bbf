import { organizationsQuery } from '../../components/organization-queries.ts';
import { client } from '../../lib/browser-client.ts';
import type { ApplyEvent } from '../live/live-event.ts';
import { sessionKeys } from './session-queries.ts';

export const applySessionEvent: ApplyEvent = (queries, { type }) => {
  if (type.startsWith('member.') || type === 'organization.updated') {
    void queries.invalidateQueries({ queryKey: sessionKeys.user });
    void queries.invalidateQueries({ queryKey: organizationsQuery(client).queryKey });
  }
};
