'use client';

import { useState } from 'react';
import { FilterRow, Input, Select } from '@helix/ui';
import { agentStatuses } from '@helix/contracts/agents';
import {
  directoryGroups,
  directorySorts,
  type DirectoryChoice,
  type DirectoryLayout,
} from './directory.ts';
import { messages } from '../messages.ts';

export function DirectoryFilter({
  layout,
  choice,
  onChange,
}: {
  layout: DirectoryLayout;
  choice: DirectoryChoice;
  onChange: (changes: Record<string, string | undefined>) => void;
}) {
  const [typed, setTyped] = useState(choice.query);
  const [known, setKnown] = useState(choice.query);
  // Cleared or set from elsewhere, such as by going back.
  if (known !== choice.query) {
    setKnown(choice.query);
    if (typed.trim() !== choice.query) setTyped(choice.query);
  }
  return (
    <FilterRow>
      <Input
        type="search"
        aria-label={messages.filter}
        placeholder={messages.filter}
        className="w-60! max-md:w-52!"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange({ q: event.target.value.trim() });
        }}
      />
      <Select
        aria-label={messages.statusFilter}
        className="w-auto!"
        value={choice.status ?? ''}
        onChange={(event) => onChange({ status: event.target.value })}
      >
        <option value="">{messages.anyStatus}</option>
        {agentStatuses.map((status) => (
          <option key={status} value={status}>
            {messages.status[status]}
          </option>
        ))}
        <option value="archived">{messages.archived}</option>
      </Select>
      {layout !== 'tree' && (
        <Select
          aria-label={messages.grouping}
          className="w-auto!"
          value={choice.grouping}
          onChange={(event) => onChange({ group: event.target.value })}
        >
          {directoryGroups.map((grouping) => (
            <option key={grouping} value={grouping}>
              {messages.groupings[grouping]}
            </option>
          ))}
        </Select>
      )}
      {layout === 'cards' && (
        <Select
          aria-label={messages.sort}
          className="w-auto!"
          value={choice.sort}
          onChange={({ target: { value } }) =>
            onChange({
              sort: value === 'name' ? undefined : value,
              order: value === 'spend' || value === 'success' ? 'descending' : undefined,
            })
          }
        >
          {directorySorts.map((sort) => (
            <option key={sort} value={sort}>
              {messages.sort}: {messages.sorts[sort]}
            </option>
          ))}
        </Select>
      )}
    </FilterRow>
  );
}
