'use client';

import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { AvatarStack } from '@helix/ui';
import { every } from '../../lib/every.ts';
import { client } from '../../lib/browser-client.ts';
import { useUser } from '../session/use-user.ts';
import { messages } from './messages.ts';
import { peopleHere } from './people-here.ts';
import { presenceQuery } from './presence-queries.ts';
import { usePresence, type Looking } from './use-presence.ts';

const everyFewSeconds = every(5_000);
const thisMoment = () => Math.floor(Date.now() / 5_000) * 5_000;

/** Who else looks at a board, or at a task of it; and tells the others that one is here. */
export function PresenceAvatars(looking: Looking) {
  usePresence(looking);
  const { memberId } = useUser();
  const { data } = useQuery(presenceQuery(client, looking.boardId));
  const now = useSyncExternalStore(everyFewSeconds, thisMoment, () => 0);
  if (now === 0) return null;
  const people = peopleHere(data?.items ?? [], { memberId, taskId: looking.taskId, now });
  if (people.length === 0) return null;
  return (
    <AvatarStack
      label={messages.here(
        people.map(({ name, isWriting }) => (isWriting ? messages.writing(name) : name)).join(', '),
      )}
      people={people.map((person) => ({
        id: person.memberId,
        name: person.name,
        isActive: person.isWriting,
      }))}
    />
  );
}
