'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Button, FilterRow, Input, Select } from '@helix/ui';
import { callStatuses } from '@helix/contracts/ledger';
import { client } from '../../lib/browser-client.ts';
import { everyAgentQuery } from '../agents/agent-queries.ts';
import { modelsQuery } from '../models/model-queries.ts';
import { messages } from './messages.ts';
import { callsFilterNames, type CallsFilter } from './read-calls-filter.ts';

const words = messages.filters;

type CallFiltersProps = {
  filter: CallsFilter;
  onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
};

export function CallFilters({ filter, onChange }: CallFiltersProps) {
  const { data: agents } = useQuery(everyAgentQuery(client));
  const { data: models } = useQuery(modelsQuery(client));
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <FilterRow>
      <Choice
        label={words.agent}
        every={words.everyAgent}
        value={filter.agentId}
        options={agents?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(agent) => onChange({ agent })}
      />
      <Choice
        label={words.model}
        every={words.everyModel}
        value={filter.modelId}
        options={
          models?.items.map(({ id, displayName }) => ({ value: id, label: displayName })) ?? []
        }
        onChange={(model) => onChange({ model })}
      />
      <Choice
        label={words.status}
        every={words.everyStatus}
        value={filter.status}
        options={callStatuses.map((value) => ({ value, label: messages.statuses[value] }))}
        onChange={(status) => onChange({ status })}
      />
      <Choice
        label={words.price}
        every={words.everyPrice}
        value={filter.unpriced}
        options={[
          { value: 'true', label: words.unpriced },
          { value: 'false', label: words.priced },
        ]}
        onChange={(unpriced) => onChange({ unpriced })}
      />
      <Input
        type="date"
        aria-label={words.day}
        className="w-auto!"
        value={filter.day ?? ''}
        onChange={(event) => onChange({ day: event.target.value })}
      />
      {filter.runId !== undefined && (
        <Chip label={words.ofRun} onDrop={() => onChange({ run: undefined })} />
      )}
      {filter.taskId !== undefined && (
        <Chip label={words.ofTask} onDrop={() => onChange({ task: undefined })} />
      )}
      {isFiltered && (
        <Button
          look="quiet"
          onClick={() =>
            onChange(Object.fromEntries(callsFilterNames.map((name) => [name, undefined])))
          }
        >
          {words.clear}
        </Button>
      )}
    </FilterRow>
  );
}

type ChoiceProps = {
  label: string;
  every: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
};

function Choice({ label, every, value = '', options, onChange }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      className="w-auto! max-w-44"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{every}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}

function Chip({ label, onDrop }: { label: string; onDrop: () => void }) {
  return (
    <button
      type="button"
      aria-label={words.drop(label)}
      onClick={onDrop}
      className="inline-flex min-h-8 items-center gap-1.5 rounded-md bg-selected px-2.5 text-sm font-medium touch:min-h-11"
    >
      {label}
      <X aria-hidden className="size-3.5 text-soft" />
    </button>
  );
}
