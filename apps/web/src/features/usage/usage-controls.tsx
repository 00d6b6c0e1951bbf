'use client';

import { FilterRow, SegmentedControl, Select } from '@helix/ui';
import { messages } from './messages.ts';
import { UsageFilters } from './usage-filters.tsx';
import { measures, periods, splits, type UsageView } from './read-usage-view.ts';

type UsageControlsProps = {
  view: UsageView;
  onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
};

export function UsageControls({ view, onChange }: UsageControlsProps) {
  return (
    <FilterRow>
      <SegmentedControl
        label={messages.period}
        value={String(view.days)}
        onValueChange={(days) => onChange({ days })}
        options={periods.map((period) => ({
          value: String(period),
          label: messages.periods[period],
        }))}
      />
      <SegmentedControl
        label={messages.measure}
        value={view.measure}
        onValueChange={(show) => onChange({ show })}
        options={measures.map((value) => ({ value, label: messages.measures[value] }))}
      />
      <label className="flex items-center gap-2 text-sm whitespace-nowrap text-soft">
        {messages.splitBy}
        <Select
          className="min-w-36 text-ink"
          value={view.splitBy}
          onChange={(event) => onChange({ by: event.target.value })}
        >
          {splits.map((split) => (
            <option key={split} value={split}>
              {messages.splits[split]}
            </option>
          ))}
        </Select>
      </label>
      <UsageFilters filter={view.filter} onChange={onChange} />
    </FilterRow>
  );
}
