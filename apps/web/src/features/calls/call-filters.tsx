'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Button, FilterRow, FilterSelect, Input } from '@helix/ui';
import { callStatuses } from '@helix/contracts/ledger';
import { client } from '../../lib/browser-client.ts';
import { formatDuration, formatMoney } from '../../lib/format.ts';
import { everyAgentQuery } from '../agents/agent-queries.ts';
import { modelsQuery } from '../models/model-queries.ts';
import { messages } from './messages.ts';
import {
  callsFilterNames,
  leastCosts,
  leastSeconds,
  type CallsFilter,
} from './read-calls-filter.ts';

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
      <FilterSelect
        label={words.agent}
        every={words.everyAgent}
        value={filter.agentId}
        options={agents?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(agent) => onChange({ agent })}
      />
      <FilterSelect
        label={words.model}
        every={words.everyModel}
        value={filter.modelId}
        options={
          models?.items.map(({ id, displayName }) => ({ value: id, label: displayName })) ?? []
        }
        onChange={(model) => onChange({ model })}
      />
      <FilterSelect
        label={words.status}
        every={words.everyStatus}
        value={filter.status}
        options={callStatuses.map((value) => ({ value, label: messages.statuses[value] }))}
        onChange={(status) => onChange({ status })}
      />
      <CostFilter filter={filter} onChange={onChange} />
      <FilterSelect
        label={words.duration}
        every={words.everyDuration}
        value={filter.minTotalMs === undefined ? undefined : String(filter.minTotalMs / 1_000)}
        options={leastSeconds.map((least) => ({
          value: String(least),
          label: words.atLeast(formatDuration(least * 1_000)),
        }))}
        onChange={(seconds) => onChange({ seconds })}
      />
      <label className="flex items-center gap-2 text-sm text-soft">
        {words.day}
        <Input
          type="date"
          className="w-auto!"
          value={filter.day ?? ''}
          onChange={(event) => onChange({ day: event.target.value })}
        />
      </label>
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

/** What it cost, or whether anybody knows. */
function CostFilter({ filter, onChange }: CallFiltersProps) {
  const { minCostUsd, unpriced } = filter;
  const knowledge = unpriced && (unpriced === 'true' ? 'unpriced' : 'priced');
  return (
    <FilterSelect
      label={words.cost}
      every={words.everyCost}
      value={minCostUsd === undefined ? knowledge : String(minCostUsd)}
      options={[
        ...leastCosts.map((least) => ({
          value: String(least),
          label: words.atLeast(formatMoney(least)),
        })),
        { value: 'priced', label: words.priced },
        { value: 'unpriced', label: words.unpriced },
      ]}
      onChange={(value) => {
        if (value === 'priced' || value === 'unpriced') {
          onChange({ cost: undefined, unpriced: String(value === 'unpriced') });
        } else onChange({ cost: value, unpriced: undefined });
      }}
    />
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
