'use client';

import { Card, LineChart } from '@helix/ui';
import { formatDate, formatDuration } from '../../lib/format.ts';
import { messages } from './messages.ts';

type DurationChartProps = {
  label: string;
  days: readonly string[];
  durationsOf: (day: string) => { p50: number; p95: number } | null;
};

/** Days on which no run ended have no durations: the line has a gap there. */
export function DurationChart({ label, days, durationsOf }: DurationChartProps) {
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
        emptyText={messages.noRuns}
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
