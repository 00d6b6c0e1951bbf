'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Agent } from '@helix/contracts/agents';
import type { Member } from '@helix/contracts/members';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery, everyAgentQuery } from '../agents/agent-queries.ts';
import { labelsQuery } from '../labels/label-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import type { BoardNames } from './board-context.tsx';

// What an agent is doing changes all the time; what a card shows of it does not.
const faces = ({ items }: { items: readonly Agent[] }) =>
  items.map(({ id, name, avatar }) => ({ id, name, avatar }));
const people = (members: readonly Member[]) => members.map(({ id, name }) => ({ id, name }));

export function useBoardNames(): BoardNames {
  const { data: agents } = useQuery({ ...agentsQuery(client), select: faces });
  const { data: everyAgent = agents } = useQuery({ ...everyAgentQuery(client), select: faces });
  const { data: members } = useQuery({ ...membersQuery(client), select: people });
  const { data: labels } = useQuery(labelsQuery(client));
  return useMemo(
    () => ({ agents: byId(everyAgent), members: byId(members), labels: byId(labels) }),
    [everyAgent, members, labels],
  );
}

function byId<T extends { readonly id: string }>(items: readonly T[] = []): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
