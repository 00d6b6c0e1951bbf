'use client';

import { useQuery } from '@tanstack/react-query';
import { Button, FilterSelect } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { everyAgentQuery } from '../agents/agent-queries.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { modelsQuery } from '../models/model-queries.ts';
import { messages } from './messages.ts';
import type { UsageFilter } from './read-usage-view.ts';

type UsageFiltersProps = {
  filter: UsageFilter;
  onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
};

/** Whose use is counted, in every part of the page. */
export function UsageFilters({ filter, onChange }: UsageFiltersProps) {
  const { data: agents } = useQuery(everyAgentQuery(client));
  const { data: models } = useQuery(modelsQuery(client));
  const { data: overview } = useQuery(overviewQuery(client));
  const choices = [
    { name: 'agent', value: filter.agentId, options: agents?.items.map(toOption) },
    {
      name: 'model',
      value: filter.modelId,
      options: models?.items.map(({ id, displayName }) => ({ value: id, label: displayName })),
    },
    { name: 'board', value: filter.boardId, options: overview?.boards.map(toOption) },
  ] as const;
  return (
    <>
      {choices.map(({ name, value, options = [] }) => (
        <FilterSelect
          key={name}
          label={messages.filters[name]}
          every={messages.every[name]}
          value={value}
          options={options}
          onChange={(id) => onChange({ [name]: id })}
        />
      ))}
      {Object.keys(filter).length > 0 && (
        <Button
          look="quiet"
          onClick={() => onChange({ agent: undefined, model: undefined, board: undefined })}
        >
          {messages.clear}
        </Button>
      )}
    </>
  );
}

const toOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
