import type { ApplyEvent } from '../live/live-event.ts';
import { presenceKeys, type PresencePage } from './presence-queries.ts';

/** Somebody came, went, or turned to another task. */
export const applyPresenceEvent: ApplyEvent = (queries, event) => {
  if (event.type !== 'presence.changed') return;
  const { presence, isGone } = event.data;
  queries.setQueryData<PresencePage>(presenceKeys.of(presence.boardId), (page) => {
    if (page === undefined) return page;
    const others = page.items.filter(({ clientId }) => clientId !== presence.clientId);
    return { ...page, items: isGone ? others : [...others, presence] };
  });
};
