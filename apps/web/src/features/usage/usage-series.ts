import type { ChartSeries } from '@helix/ui';
import { messages } from './messages.ts';
import type { Measure, SplitBy } from './read-usage-view.ts';
import type { DailyUsage } from './usage-queries.ts';

type Figures = { costUsd: number; inputTokens: number; outputTokens: number; calls: number };

export function measured(row: Figures, measure: Measure): number {
  if (measure === 'cost') return row.costUsd;
  if (measure === 'tokens') return row.inputTokens + row.outputTokens;
  return row.calls;
}

/** A series for each group, with a number for each day: none was nothing. */
export function usageSeries(
  { groups, items }: DailyUsage,
  asked: { days: readonly string[]; splitBy: SplitBy; measure: Measure },
): readonly ChartSeries[] {
  const values = new Map(
    items.map((item) => [`${item.key} ${item.day}`, measured(item, asked.measure)]),
  );
  return groups.map(({ key, name }) => ({
    key,
    name: nameOf({ key, name }, asked.splitBy),
    values: asked.days.map((day) => values.get(`${key} ${day}`) ?? 0),
    ...(key === 'other' && { color: 8 }),
  }));
}

export function nameOf(
  { key, name }: { key: string; name: string | null },
  splitBy: SplitBy,
): string {
  if (name !== null) return name;
  if (key === 'other') return messages.others;
  return splitBy === 'none' ? messages.everything : messages.without[splitBy];
}
