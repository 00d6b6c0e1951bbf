import type { ApplyEvent } from '../live/live-event.ts';
import { memberKeys } from './member-queries.ts';

export const applyMemberEvent: ApplyEvent = (queries, { type }) => {
  if (type.startsWith('member.')) void queries.invalidateQueries({ queryKey: memberKeys.all });
  if (type.startsWith('invitation.') || type.startsWith('member.')) {
    void queries.invalidateQueries({ queryKey: memberKeys.invitations });
  }
};
