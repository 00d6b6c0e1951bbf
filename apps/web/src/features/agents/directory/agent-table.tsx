'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Table, type TableColumn, type TableSort } from '@helix/ui';
import type { Agent } from '@helix/contracts/agents';
import { client } from '../../../lib/browser-client.ts';
import { formatMoney, formatPercent } from '../../../lib/format.ts';
import { modelsQuery } from '../../models/model-queries.ts';
import { AgentAvatar } from '../agent-avatar.tsx';
import { AgentStatus } from '../agent-status.tsx';
import { CurrentWork } from './current-work.tsx';
import {
  directorySorts,
  successOf,
  type DirectoryFacts,
  type DirectoryGroup,
  type DirectorySort,
} from './directory.ts';
import { messages } from '../messages.ts';

type AgentTableProps = {
  groups: readonly DirectoryGroup[];
  facts: DirectoryFacts;
  titleOf: (group: DirectoryGroup) => string | undefined;
  sort: TableSort;
  onSort: (sort: DirectorySort, direction: TableSort['direction']) => void;
};

export function AgentTable({ groups, facts, titleOf, sort, onSort }: AgentTableProps) {
  const { data: models } = useQuery(modelsQuery(client));
  const columns = columnsOf(facts, (modelId) => {
    const model = models?.items.find(({ id, isDefault }) =>
      modelId === null ? isDefault : id === modelId,
    );
    if (!model) return messages.noModel;
    return modelId === null ? messages.defaultModel(model.displayName) : model.displayName;
  });
  return (
    <div className="grid gap-6">
      {groups.map((group) => {
        const title = titleOf(group);
        return (
          <section key={group.key} aria-label={title} className="grid min-w-0 gap-1">
            {title !== undefined && (
              <h2 className="gutter text-sm font-semibold">
                {title} <span className="font-normal text-soft">{group.agents.length}</span>
              </h2>
            )}
            <Table
              caption={title ?? messages.title}
              columns={columns}
              rows={group.agents}
              rowKey={({ id }) => id}
              hrefOf={({ id }) => `/agents/${id}`}
              link={Link}
              sort={sort}
              onSortChange={({ id, direction }) => {
                const chosen = directorySorts.find((known) => known === id);
                if (chosen) onSort(chosen, direction);
              }}
            />
          </section>
        );
      })}
    </div>
  );
}

function columnsOf(
  facts: DirectoryFacts,
  modelName: (modelId: string | null) => string,
): TableColumn<Agent>[] {
  return [
    {
      id: 'name',
      header: messages.columns.name,
      sortable: true,
      className: 'w-64',
      cell: (agent) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <AgentAvatar name={agent.name} avatar={agent.avatar} size="medium" />
          <span className="grid min-w-0">
            <span className="truncate font-medium">{agent.name}</span>
            <span className="truncate text-xs text-soft">{agent.role}</span>
          </span>
        </span>
      ),
    },
    {
      id: 'status',
      header: messages.columns.status,
      sortable: true,
      className: 'w-44',
      cell: ({ status }) => <AgentStatus status={status} />,
    },
    {
      id: 'now',
      header: messages.columns.now,
      cell: (agent) => <CurrentWork agent={agent} />,
    },
    {
      id: 'model',
      header: messages.columns.model,
      className: 'w-48',
      onPhone: 'hidden',
      cell: ({ modelId }) => <span className="text-soft">{modelName(modelId)}</span>,
    },
    {
      id: 'spend',
      header: messages.columns.spend,
      align: 'end',
      sortable: true,
      className: 'w-24',
      cell: ({ id }) => formatMoney(facts.spend.get(id) ?? 0),
    },
    {
      id: 'success',
      header: messages.columns.success,
      align: 'end',
      sortable: true,
      className: 'w-24',
      cell: ({ id }) => {
        const share = successOf(facts.performance.get(id));
        return share === undefined ? messages.noNumber : formatPercent(share);
      },
    },
  ];
}
