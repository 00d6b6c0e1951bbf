'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { PageHeader, Select } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { ActivityList } from './activity-list.tsx';
import { messages } from './messages.ts';
import { readActivityFilter } from './read-activity-filter.ts';

export function ActivityPage() {
  const search = useSearchParams();
  const filter = readActivityFilter(Object.fromEntries(search));
  const router = useRouter();
  const path = usePathname();
  const choose = (name: keyof typeof filter, value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    router.replace(next.size === 0 ? path : `${path}?${next}`, { scroll: false });
  };
  const { data: overview } = useQuery(overviewQuery(client));
  const { data: members = [] } = useQuery(membersQuery(client));
  const { data: agents } = useQuery(agentsQuery(client));
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <PageHeader title={messages.title} description={messages.description}>
        <div className="flex flex-wrap gap-2">
          <Select
            className="max-w-48 max-md:max-w-[calc(50%-0.25rem)]"
            aria-label={messages.board}
            value={filter.boardId ?? ''}
            onChange={(event) => choose('boardId', event.target.value)}
          >
            <option value="">{messages.everyBoard}</option>
            {overview?.boards.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Select
            className="max-w-48 max-md:max-w-[calc(50%-0.25rem)]"
            aria-label={messages.who}
            value={filter.actor ?? ''}
            onChange={(event) => choose('actor', event.target.value)}
          >
            <option value="">{messages.everybody}</option>
            <Names label={messages.people} of={members} />
            <Names label={messages.agents} of={agents?.items ?? []} />
          </Select>
        </div>
      </PageHeader>
      <div className="w-full max-w-4xl gutter py-4">
        <ActivityList filter={filter} />
      </div>
    </div>
  );
}

function Names({ label, of }: { label: string; of: readonly { id: string; name: string }[] }) {
  if (of.length === 0) return null;
  return (
    <optgroup label={label}>
      {of.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
