'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { buttonClass, EmptyState, Section, SkeletonRows, Stat, StatRow } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { formatNumber, formatPercent } from '../../lib/format.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { endedCalls, failedShare } from './call-figures.ts';
import { callsPath } from './calls-path.ts';
import { CallsByModel } from './calls-by-model.tsx';
import { DurationChart } from './duration-chart.tsx';
import { DurationStat } from './duration-stat.tsx';
import { messages } from './messages.ts';
import { Reasons } from './reasons.tsx';
import { daysUntil, type UsageScope } from './read-usage-view.ts';
import { callStatsQuery, type CallStats } from './usage-queries.ts';

/** Whether models answered, and how quickly. */
export function CallStatistics({ scope }: { scope: UsageScope }) {
  const { data, error, refetch } = useQuery({
    ...callStatsQuery(client, scope, 'day'),
    placeholderData: keepPreviousData,
  });
  const hasCalls = data !== undefined && endedCalls(data.total) > 0;
  return (
    <Section
      title={messages.callsTitle}
      description={messages.callsDescription}
      actions={
        data !== undefined &&
        data.total.failed > 0 && (
          <Link
            href={callsPath(scope.filter, { status: 'failed' })}
            className={buttonClass({ size: 'small' })}
          >
            {messages.seeFailed}
          </Link>
        )
      }
    >
      {error && <RequestFailed error={error} onRetry={() => void refetch()} />}
      {!error && !data && <SkeletonRows rows={2} label={messages.loading} className="h-28" />}
      {data && !hasCalls && <EmptyState size="small" title={messages.noCalls} />}
      {hasCalls && <Statistics stats={data} scope={scope} />}
    </Section>
  );
}

function Statistics({ stats, scope }: { stats: CallStats; scope: UsageScope }) {
  const { total } = stats;
  const days = daysUntil(stats.today, scope.days);
  const byDay = new Map(stats.items.map((item) => [item.key, item]));
  return (
    <div className="grid gap-4">
      <StatRow>
        <Stat
          label={messages.failedCalls}
          value={formatPercent(failedShare(total))}
          note={messages.failedOf(formatNumber(total.failed), formatNumber(endedCalls(total)))}
        />
        <DurationStat label={messages.firstWord} durations={total.firstTokenMs} />
        <DurationStat label={messages.wholeAnswer} durations={total.totalMs} />
      </StatRow>
      <div className="grid grid-cols-2 gap-4 max-lg:grid-cols-1">
        <DurationChart
          label={messages.firstWordByDay}
          days={days}
          durationsOf={(day) => byDay.get(day)?.firstTokenMs ?? null}
          emptyText={messages.noAnswers}
        />
        <DurationChart
          label={messages.answersByDay}
          days={days}
          durationsOf={(day) => byDay.get(day)?.totalMs ?? null}
          emptyText={messages.noAnswers}
        />
      </div>
      <CallsByModel scope={scope} />
      {total.failed > 0 && (
        <Reasons
          label={messages.callReasons}
          countTitle={messages.calls}
          none={messages.noneFailed}
          reasons={stats.reasons.map(({ reason, calls }) => ({ reason, count: calls }))}
        />
      )}
    </div>
  );
}
