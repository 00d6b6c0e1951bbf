import { presenceChanged } from '@helix/contracts/live';
import type { Aside } from './event-feed.ts';
import type { PresenceMessage } from './presence.ts';

/** What followers are told when somebody comes, stays or goes. */
export function presenceAside(message: string): { organizationId: string; aside: Aside } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by tell() of ours, and nobody else
  const { organizationId, at, presence, isGone } = JSON.parse(message) as PresenceMessage;
  const actor = { kind: 'member' as const, id: presence.memberId, name: presence.name };
  const { name: type } = presenceChanged;
  return {
    organizationId,
    aside: {
      type,
      boardId: presence.boardId,
      audience: null,
      frame: { id: undefined, event: { type, at, actor, data: { presence, isGone } } },
    },
  };
}
