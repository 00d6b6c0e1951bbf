'use client';

import { BarChart, Card, LineChart, RankedBars, StackedBarChart } from '@helix/ui';

const days = Array.from(
  { length: 30 },
  (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`,
);
const wave = (phase: number, size: number) =>
  days.map((_, index) => Math.round(size * (1.2 + Math.sin(index / 3 + phase)) * 100) / 100);
const withGap = (values: readonly number[]) =>
  values.map((value, index) => (index === 9 ? null : value));
const formatDay = (day: string) => `${Number(day.slice(-2))} Nov`;
const money = (value: number) => `$${value.toFixed(2)}`;
const shared = { categories: days, categoryTitle: 'Day', formatCategory: formatDay };

export function ChartSamples() {
  return (
    <div className="grid gap-4">
      <Card>
        <StackedBarChart
          {...shared}
          label="Cost by day and agent"
          formatValue={money}
          totalLabel="Together"
          series={[
            { key: 'scribe', name: 'Scribe', values: wave(0, 4) },
            { key: 'critic', name: 'Critic', values: wave(1, 2) },
            { key: 'surveyor', name: 'Surveyor of long names', values: wave(2, 3) },
            { key: 'other', name: 'Others', values: wave(3, 1), color: 8 },
          ]}
        />
      </Card>
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <Card>
          <LineChart
            {...shared}
            label="How long runs took"
            formatValue={(value) => `${value} s`}
            series={[
              { key: 'p50', name: 'Half of them', values: wave(0, 8) },
              { key: 'p95', name: '19 of 20', values: withGap(wave(0.4, 20)), color: 3 },
            ]}
          />
        </Card>
        <Card>
          <BarChart
            {...shared}
            label="Runs by day"
            isWhole
            series={[{ key: 'runs', name: 'Runs', values: wave(1, 8).map(Math.round) }]}
          />
        </Card>
        <Card>
          <BarChart {...shared} label="Nothing yet" series={[]} />
        </Card>
        <Card>
          <RankedBars
            label="Cost by agent"
            nameTitle="Agent"
            valueTitle="Cost"
            rows={[
              { key: '1', name: 'Scribe', value: 42, text: '$42.00', note: '61 %' },
              { key: '2', name: 'Critic', value: 21, text: '$21.00', note: '30 %' },
              { key: '3', name: 'Surveyor of long names', value: 6, text: '$6.00', note: '9 %' },
            ]}
          />
        </Card>
      </div>
    </div>
  );
}
