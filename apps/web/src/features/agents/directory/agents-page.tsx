'use client';

import { useQuery } from '@tanstack/react-query';
import { Bot, LayoutGrid, Network, Plus, Rows3 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import {
  buttonClass,
  Button,
  EmptyState,
  PageHeader,
  SegmentedControl,
  SkeletonRows,
} from '@helix/ui';
import { client } from '../../../lib/browser-client.ts';
import { RequestFailed } from '../../../lib/request-failed.tsx';
import { useHasRole } from '../../session/use-user.ts';
import { useCommands } from '../../shortcuts/index.ts';
import { AgentCards } from './agent-cards.tsx';
import { agentsQuery, everyAgentQuery } from '../agent-queries.ts';
import { AgentTable } from './agent-table.tsx';
import { AgentTree } from './agent-tree.tsx';
import { arrange, directoryLayouts, type DirectoryGroup } from './directory.ts';
import { DirectoryFilter } from './directory-filter.tsx';
import { messages } from '../messages.ts';
import { useDirectoryChoice, useDirectoryFacts } from './use-directory.ts';

const layoutIcons = { cards: <LayoutGrid />, table: <Rows3 />, tree: <Network /> } as const;

/** Everybody who works here, and what each is doing. */
export function AgentsPage() {
  const { layout, choice, change } = useDirectoryChoice();
  const isAdmin = useHasRole('admin');
  const router = useRouter();
  const isArchived = choice.status === 'archived';
  const here = useQuery(agentsQuery(client));
  const everybody = useQuery({ ...everyAgentQuery(client), enabled: isArchived });
  const { data, error, isPending, refetch } = isArchived ? everybody : here;
  useCommands([
    {
      id: 'new-agent',
      title: messages.openNewAgent,
      group: messages.title,
      keys: ['n'],
      icon: Plus,
      isAvailable: isAdmin,
      run: () => router.push('/agents/new'),
    },
  ]);
  const agents = data?.items ?? [];
  const present = agents.filter(({ archivedAt }) => archivedAt === null);
  const working = present.filter(({ status }) => status === 'working').length;
  return (
    <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <PageHeader
        title={messages.title}
        {...(data && { description: messages.description(present.length, working) })}
        actions={
          <>
            <SegmentedControl
              label={messages.layout}
              value={layout}
              onValueChange={(next) => change({ layout: next === 'cards' ? undefined : next })}
              options={directoryLayouts.map((value) => ({
                value,
                label: <span className="max-md:sr-only">{messages.layouts[value]}</span>,
                icon: layoutIcons[value],
              }))}
            />
            {isAdmin && <NewAgentLink />}
          </>
        }
      >
        {(agents.length > 0 || choice.status !== undefined) && (
          <DirectoryFilter layout={layout} choice={choice} onChange={change} />
        )}
      </PageHeader>
      {isPending && (
        <div className="gutter py-5">
          <SkeletonRows label={messages.loading} className="h-20" />
        </div>
      )}
      {error && !data && (
        <div className="gutter py-5">
          <RequestFailed error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data && <Directory agents={agents} />}
    </div>
  );
}

function NewAgentLink() {
  return (
    <Link href="/agents/new" className={buttonClass({ look: 'primary' })}>
      <Plus aria-hidden />
      {messages.newAgent}
    </Link>
  );
}

function Directory({ agents }: { agents: Parameters<typeof arrange>[0] }) {
  const { layout, choice, change } = useDirectoryChoice();
  const facts = useDirectoryFacts();
  const isAdmin = useHasRole('admin');
  if (agents.length === 0 && choice.status !== 'archived') {
    return (
      <EmptyState
        icon={<Bot />}
        title={messages.emptyTitle}
        text={isAdmin ? messages.emptyText : `${messages.emptyText} ${messages.emptyForReaders}`}
        action={isAdmin && <NewAgentLink />}
      />
    );
  }
  const groups = arrange(agents, choice, facts);
  if (groups.length === 0) {
    return (
      <EmptyState
        title={messages.noneFound}
        text={messages.noneFoundText}
        action={
          <Button onClick={() => change({ q: undefined, status: undefined })}>
            {messages.clearFilter}
          </Button>
        }
      />
    );
  }
  const titleOf = ({ key }: DirectoryGroup) => {
    if (choice.grouping === 'none') return undefined;
    if (choice.grouping === 'status')
      return messages.status[
        groups.find((group) => group.key === key)?.agents[0]?.status ?? 'idle'
      ];
    const name = facts.departments.find(({ id }) => id === key)?.name;
    return name ?? (groups.length === 1 ? undefined : messages.noDepartment);
  };
  if (layout === 'tree') {
    return (
      <div className="gutter py-5">
        <AgentTree agents={groups.flatMap((group) => group.agents)} />
      </div>
    );
  }
  if (layout === 'table') {
    return (
      <div className="py-4">
        <AgentTable
          groups={groups}
          facts={facts}
          titleOf={titleOf}
          sort={{
            id: choice.sort,
            direction: choice.isDescending ? 'descending' : 'ascending',
          }}
          onSort={(sort, direction) =>
            change({ sort, order: direction === 'descending' ? direction : undefined })
          }
        />
      </div>
    );
  }
  return (
    <div className="gutter py-5">
      <AgentCards groups={groups} facts={facts} titleOf={titleOf} />
    </div>
  );
}
