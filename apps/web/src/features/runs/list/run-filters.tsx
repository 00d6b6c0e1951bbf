'use client';

import { useQuery } from '@tanstack/react-query';
import { Button, FilterRow, FilterSelect } from '@helix/ui';
import { failureReasons, runStatuses, runTriggerKinds } from '@helix/contracts/runs';
import { client } from '../../../lib/browser-client.ts';
import { everyAgentQuery } from '../../agents/agent-queries.ts';
import { overviewQuery } from '../../boards/board-queries.ts';
import { messages } from '../messages.ts';
import { dayChoices, statusGroups, type FilterName, type RunChoice } from './run-filter.ts';

type Option = readonly [value: string, label: string];

type RunFiltersProps = { choice: RunChoice; onChange: (choice: RunChoice) => void };

/** One choice each; what is chosen stands in the address. */
export function RunFilters({ choice, onChange }: RunFiltersProps) {
  const { data: agents } = useQuery(everyAgentQuery(client));
  const { data: overview } = useQuery(overviewQuery(client));
  const options: Readonly<Record<FilterName, readonly Option[]>> = {
    status: [
      ...statusGroups.map((group) => [group, messages.statusGroups[group]] as const),
      ...runStatuses.map((status) => [status, messages.statuses[status]] as const),
    ],
    agent: agents?.items.map(({ id, name }) => [id, name] as const) ?? [],
    board: overview?.boards.map(({ id, name }) => [id, name] as const) ?? [],
    trigger: runTriggerKinds.map((kind) => [kind, messages.triggers[kind]] as const),
    reason: Object.entries(failureReasons).map(([name, { sentence }]) => [name, sentence] as const),
    days: dayChoices.map((days) => [days, messages.days[days]] as const),
  };
  const isNarrowed = Object.keys(choice).length > 0;
  const names: readonly FilterName[] = ['status', 'agent', 'board', 'trigger', 'reason', 'days'];
  return (
    <FilterRow>
      {names.map((name) => (
        <FilterSelect
          key={name}
          label={messages.filters[name]}
          every={messages.everything[name]}
          value={choice[name]}
          options={options[name].map(([value, label]) => ({ value, label }))}
          onChange={(value) =>
            onChange({ ...without(choice, name), ...(value && { [name]: value }) })
          }
        />
      ))}
      {isNarrowed && (
        <Button look="quiet" size="small" onClick={() => onChange({})}>
          {messages.clearFilters}
        </Button>
      )}
    </FilterRow>
  );
}

const without = (choice: RunChoice, name: FilterName): RunChoice =>
  Object.fromEntries(Object.entries(choice).filter(([other]) => other !== name));
