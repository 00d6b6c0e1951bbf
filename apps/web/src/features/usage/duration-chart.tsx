'use client';

import { Card, LineChart } from '@helix/ui';
import type { Durations } from '@helix/contracts';
import { formatDate, formatDuration } from '../../lib/format.ts';
import { messages } from './messages.ts';

type DurationChartProps = {
  label: string;
  days: readonly string[];
  durationsOf: (day: string) => Durations;
  emptyText: string;
};

/** A day on which nothing was measured has no durations: the line has a gap there. */
export function DurationChart({ label, days, durationsOf, emptyText }: DurationChartProps) {
  const found = days.map(durationsOf);
  return (
    <Card>
      <h3 className="text-sm font-medium">{label}</h3>
      <LineChart
        label={label}
        categories={days}
        categoryTitle={messages.day}
        formatCategory={(day) => formatDate(day, 'day')}
        formatValue={formatDuration}
        height={180}
        emptyText={emptyText}
        series={[
          { key: 'p50', name: messages.median, values: found.map((one) => one?.p50 ?? null) },
          {
            key: 'p95',
            name: messages.most,
            values: found.map((one) => one?.p95 ?? null),
            color: 3,
          },
        ]}
      />
    </Card>
  );
}
