'use client';

import { Card, StackedBarChart } from '@helix/ui';
import { formatCompact, formatDate, formatMoney, formatNumber } from '../../lib/format.ts';
import { messages } from './messages.ts';
import { daysUntil, type UsageView } from './read-usage-view.ts';
import type { DailyUsage } from './usage-queries.ts';
import { usageSeries } from './usage-series.ts';

export function UsageChart({ daily, view }: { daily: DailyUsage; view: UsageView }) {
  const { measure, splitBy } = view;
  const days = daysUntil(daily.today, view.days);
  const what = messages.measures[measure];
  return (
    <Card>
      <StackedBarChart
        label={
          splitBy === 'none'
            ? messages.byDay(what)
            : messages.byDayAnd(what, messages.splits[splitBy])
        }
        categories={days}
        categoryTitle={messages.day}
        series={usageSeries(daily, { days, splitBy, measure })}
        formatCategory={(day) => formatDate(day, 'day')}
        formatValue={measure === 'cost' ? formatMoney : formatNumber}
        formatTick={measure === 'cost' ? formatMoney : formatCompact}
        isWhole={measure !== 'cost'}
        totalLabel={messages.together}
        emptyText={measure === 'cost' ? messages.freeSoFar : messages.nothing}
      />
    </Card>
  );
}
