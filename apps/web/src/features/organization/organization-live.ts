import type { ApplyEvent } from '../live/live-event.ts';
import { organizationKeys } from './organization-queries.ts';

export const applyOrganizationEvent: ApplyEvent = (queries, { type }) => {
  if (type === 'organization.updated') {
    void queries.invalidateQueries({ queryKey: organizationKeys.one });
  }
  if (type === 'storage.limited' || type === 'attachment.added' || type === 'attachment.removed') {
    void queries.invalidateQueries({ queryKey: organizationKeys.storage });
  }
};
