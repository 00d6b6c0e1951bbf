'use client';

import { useQuery } from '@tanstack/react-query';
import { FilterRow, PageHeader, Select } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { useUrlParams } from '../../lib/use-url-params.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { ActivityList } from './activity-list.tsx';
import { messages } from './messages.ts';
import { readActivityFilter } from './read-activity-filter.ts';

export function ActivityPage() {
  const [params, change] = useUrlParams();
  const filter = readActivityFilter(params);
  const { data: overview } = useQuery(overviewQuery(client));
  const { data: members = [] } = useQuery(membersQuery(client));
  const { data: agents } = useQuery(agentsQuery(client));
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <PageHeader title={messages.title} description={messages.description}>
        <FilterRow>
          <Select
            className="w-44!"
            aria-label={messages.board}
            value={filter.boardId ?? ''}
            onChange={(event) => change({ boardId: event.target.value })}
          >
            <option value="">{messages.everyBoard}</option>
            {overview?.boards.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Select
            className="w-44!"
            aria-label={messages.who}
            value={filter.actor ?? ''}
            onChange={(event) => change({ actor: event.target.value })}
          >
            <option value="">{messages.everybody}</option>
            <Names label={messages.people} of={members} />
            <Names label={messages.agents} of={agents?.items ?? []} />
          </Select>
        </FilterRow>
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
