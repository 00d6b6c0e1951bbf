'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import {
  Card,
  Section,
  Skeleton,
  StackedBarChart,
  Stat,
  StatRow,
  type ChartSeries,
} from '@helix/ui';
import type { EndpointResult } from '@helix/contracts';
import type { getDailyUsage } from '@helix/contracts/ledger';
import type { getRunStats } from '@helix/contracts/runs';
import { Answered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { formatDate, formatMoney, formatNumber, formatPercent } from '../../lib/format.ts';
import { usageSeries } from '../usage/usage-series.ts';
import { daysUntil } from '../usage/read-usage-view.ts';
import { endDays, endsQuery, spendDays, spendQuery } from './home-queries.ts';
import { messages } from './messages.ts';
import { SeeAll } from './see-all.tsx';

const words = messages.spend;
type Spend = EndpointResult<typeof getDailyUsage>;
type Ends = EndpointResult<typeof getRunStats>;

/** What the work costs, and whether it succeeds. */
export function SpendAndResults() {
  const asked = [useQuery(spendQuery(client)), useQuery(endsQuery(client))] as const;
  const [{ data: spend }, { data: ends }] = asked;
  return (
    <Section title={words.title} actions={<SeeAll href="/usage">{words.usage}</SeeAll>}>
      <Answered asked={asked} waiting={<Skeleton className="h-80 w-full" />}>
        {spend && ends && (
          <>
            <Numbers spend={spend} ends={ends} />
            <div className="grid gap-4 lg:grid-cols-2">
              <ChartCard title={words.byAgent}>
                <SpendChart spend={spend} />
              </ChartCard>
              <ChartCard title={words.ends}>
                <EndsChart ends={ends} />
              </ChartCard>
            </div>
          </>
        )}
      </Answered>
    </Section>
  );
}

function ChartCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <h3 className="pb-3 text-sm font-medium">{title}</h3>
      {children}
    </Card>
  );
}

function Numbers({ spend, ends }: { spend: Spend; ends: Ends }) {
  const today = spend.items.filter(({ day }) => day === spend.today);
  const unpriced = sumOf(spend.items, ({ unpricedCalls }) => unpricedCalls);
  const simulated = sumOf(spend.items, ({ simulatedCalls }) => simulatedCalls);
  const { succeeded, failed, timedOut, cancelled } = ends.total;
  const ended = succeeded + failed + timedOut + cancelled;
  const judged = succeeded + failed + timedOut;
  return (
    <StatRow>
      <Stat label={words.today} value={formatMoney(sumOf(today, ({ costUsd }) => costUsd))} />
      <Stat
        label={words.month}
        value={formatMoney(sumOf(spend.items, ({ costUsd }) => costUsd))}
        note={noteOf(unpriced, simulated)}
      />
      <Stat label={words.ended} value={formatNumber(ended)} />
      <Stat
        label={words.success}
        value={judged === 0 ? '–' : formatPercent(succeeded / judged)}
        note={judged === 0 ? words.noRuns : undefined}
      />
    </StatRow>
  );
}

/** A cost that leaves something out says so. */
function noteOf(unpriced: number, simulated: number): string | undefined {
  if (unpriced > 0) return words.unpriced(unpriced);
  return simulated > 0 ? words.simulated(simulated) : undefined;
}

function SpendChart({ spend }: { spend: Spend }) {
  const days = useMemo(() => daysUntil(spend.today, spendDays), [spend.today]);
  return (
    <StackedBarChart
      label={words.byAgent}
      categories={days}
      categoryTitle={words.day}
      series={usageSeries(spend, { days, splitBy: 'agent', measure: 'cost' })}
      formatCategory={(day) => formatDate(day, 'day')}
      formatValue={(value) => formatMoney(value)}
      totalLabel={words.total}
      emptyText={words.noSpend}
      height={180}
    />
  );
}

const ways = [
  ['succeeded', 'good'],
  ['cancelled', 'soft'],
  ['timedOut', 'busy'],
  ['failed', 'bad'],
] as const;

function EndsChart({ ends }: { ends: Ends }) {
  const days = useMemo(() => daysUntil(ends.today, endDays), [ends.today]);
  const series: readonly ChartSeries[] = ways.map(([way, color]) => ({
    key: way,
    name: words.statuses[way],
    color,
    values: days.map((day) => ends.items.find(({ key }) => key === day)?.[way] ?? 0),
  }));
  return (
    <StackedBarChart
      label={words.ends}
      categories={days}
      categoryTitle={words.day}
      series={series}
      formatCategory={(day) => formatDate(day, 'day')}
      formatValue={formatNumber}
      totalLabel={words.total}
      emptyText={words.noEnds}
      isWhole
      height={180}
    />
  );
}

function sumOf<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0);
}
