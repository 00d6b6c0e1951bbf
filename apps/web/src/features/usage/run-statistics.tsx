'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Card, EmptyState, Section, SkeletonRows, StackedBarChart, Stat, StatRow } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { formatDate, formatNumber, formatPercent } from '../../lib/format.ts';
import { DurationChart } from './duration-chart.tsx';
import { DurationStat } from './duration-stat.tsx';
import { messages } from './messages.ts';
import { daysUntil, type UsageScope } from './read-usage-view.ts';
import { RunOutcomes } from './run-outcomes.tsx';
import { endedOf, outcomes, successOf } from './run-figures.ts';
import { runStatsQuery, type RunStats } from './usage-queries.ts';

/** How the runs of a period went: how they ended, how long they waited for their turn, how long they took. */
export function RunStatistics({ scope }: { scope: UsageScope }) {
  const { data, error, refetch } = useQuery({
    ...runStatsQuery(client, scope, 'day'),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={messages.runsTitle} description={messages.runsDescription}>
      {error && <RequestFailed error={error} onRetry={() => void refetch()} />}
      {!error && !data && <SkeletonRows rows={2} label={messages.loading} className="h-28" />}
      {data && endedOf(data.total) === 0 && <EmptyState size="small" title={messages.noRuns} />}
      {data && endedOf(data.total) > 0 && <Statistics stats={data} scope={scope} />}
    </Section>
  );
}

function Statistics({ stats, scope }: { stats: RunStats; scope: UsageScope }) {
  const names = daysUntil(stats.today, scope.days);
  const byDay = new Map(stats.items.map((item) => [item.key, item]));
  return (
    <div className="grid gap-4">
      <Totals total={stats.total} />
      <Card>
        <StackedBarChart
          label={messages.outcomesByDay}
          categories={names}
          categoryTitle={messages.day}
          formatCategory={(day) => formatDate(day, 'day')}
          formatValue={formatNumber}
          isWhole
          totalLabel={messages.together}
          emptyText={messages.noRuns}
          series={outcomes.map(({ key, color }) => ({
            key,
            color,
            name: messages.outcomes[key],
            values: names.map((day) => byDay.get(day)?.[key] ?? 0),
          }))}
        />
      </Card>
      <div className="grid grid-cols-2 gap-4 max-lg:grid-cols-1">
        <DurationChart
          label={messages.waitedByDay}
          days={names}
          emptyText={messages.noRuns}
          durationsOf={(day) => byDay.get(day)?.queuedMs ?? null}
        />
        <DurationChart
          label={messages.tookByDay}
          days={names}
          emptyText={messages.noRuns}
          durationsOf={(day) => byDay.get(day)?.ranMs ?? null}
        />
      </div>
      <RunOutcomes scope={scope} reasons={stats.reasons} />
    </div>
  );
}

function Totals({ total }: { total: RunStats['total'] }) {
  const success = successOf(total);
  return (
    <StatRow>
      <Stat label={messages.runsEnded} value={formatNumber(endedOf(total))} />
      <Stat
        label={messages.successRate}
        value={success === null ? '–' : formatPercent(success)}
        note={messages.successNote}
      />
      <DurationStat label={messages.waited} durations={total.queuedMs} />
      <DurationStat label={messages.took} durations={total.ranMs} />
    </StatRow>
  );
}
