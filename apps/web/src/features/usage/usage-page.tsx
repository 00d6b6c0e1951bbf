'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Button, EmptyState, PageHeader, SkeletonRows } from '@helix/ui';
import { saveCsv } from '../../lib/csv.ts';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { useUrlParams } from '../../lib/use-url-params.ts';
import { messages } from './messages.ts';
import { daysUntil, readUsageView } from './read-usage-view.ts';
import { CallStatistics } from './call-statistics.tsx';
import { RunStatistics } from './run-statistics.tsx';
import { UsageChart } from './usage-chart.tsx';
import { UsageControls } from './usage-controls.tsx';
import { usageCsv } from './usage-csv.ts';
import { dailyUsageQuery, usageQuery } from './usage-queries.ts';
import { UsageTable } from './usage-table.tsx';
import { UsageTotals } from './usage-totals.tsx';

export function UsagePage() {
  const [params, change] = useUrlParams();
  const view = readUsageView(params);
  const daily = useQuery({ ...dailyUsageQuery(client, view), placeholderData: keepPreviousData });
  const usage = useQuery({ ...usageQuery(client, view), placeholderData: keepPreviousData });
  const error = daily.error ?? usage.error;
  const save = () => {
    if (!usage.data || !daily.data) return;
    const { today } = daily.data;
    const first = daysUntil(today, view.days)[0] ?? today;
    const name = messages.csvName(view.splitBy === 'none' ? 'day' : view.splitBy, first, today);
    saveCsv(name, usageCsv(usage.data.items));
  };
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <PageHeader
        title={messages.title}
        description={messages.description}
        actions={
          <Button
            icon={<Download aria-hidden />}
            onClick={save}
            disabled={!usage.data || usage.data.items.length === 0}
          >
            {messages.exportCsv}
          </Button>
        }
      >
        <UsageControls view={view} onChange={change} />
      </PageHeader>
      <div className="grid w-full gap-8 gutter py-6">
        {error && (
          <RequestFailed
            error={error}
            onRetry={() => void Promise.all([daily.refetch(), usage.refetch()])}
          />
        )}
        {!error && (!daily.data || !usage.data) && (
          <SkeletonRows rows={3} label={messages.loading} className="h-28" />
        )}
        {daily.data && usage.data && (
          <div
            className="grid gap-4"
            aria-busy={daily.isPlaceholderData || usage.isPlaceholderData}
          >
            <UsageTotals usage={usage.data} scope={view} />
            {usage.data.total.calls === 0 ? (
              <Nothing isFiltered={Object.keys(view.filter).length > 0} />
            ) : (
              <>
                <UsageChart daily={daily.data} view={view} />
                <UsageTable usage={usage.data} view={view} />
              </>
            )}
          </div>
        )}
        <CallStatistics scope={view} />
        <RunStatistics scope={view} />
      </div>
    </div>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <EmptyState size="small" title={messages.nothingOfThese} />;
  return <EmptyState size="small" title={messages.nothing} text={messages.nothingFix} />;
}
