'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, EmptyState, SkeletonRows } from '@helix/ui';
import type { Activity } from '@helix/contracts/activity';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { formatDate } from '../../lib/format.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { ActorMark } from '../comments/actor-mark.tsx';
import { ActivitySentence } from './activity-sentence.tsx';
import { activityQuery, type ActivityFilter } from './activity-queries.ts';
import { messages } from './messages.ts';

/** What happened, by days; the older part comes when it is asked for. */
export function ActivityList({ filter }: { filter: ActivityFilter }) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(activityQuery(client, filter));
  if (isPending) return <SkeletonRows label={messages.loading} rows={8} />;
  if (!data) {
    return <RequestFailed error={error} onRetry={() => void refetch()} />;
  }
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <NothingYet isFiltered={Object.keys(filter).length > 0} />;
  return (
    <div className="grid gap-6">
      {daysOf(items).map(([day, facts]) => (
        <section key={day} aria-label={day} className="grid gap-1">
          <h2 className="sticky top-0 z-10 bg-paper py-1 text-sm font-medium text-soft">{day}</h2>
          <ol className="grid">
            {facts.map((activity) => (
              <li key={activity.seq} className="flex items-start gap-3 py-1.5">
                <ActorMark actor={activity.actor} size="small" />
                <div className="min-w-0 flex-1">
                  <ActivitySentence activity={activity} />
                </div>
                <span className="shrink-0 text-sm text-soft">
                  <RelativeTime at={activity.at} />
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {hasNextPage && (
        <Button
          className="justify-self-center"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {messages.more}
        </Button>
      )}
    </div>
  );
}

function NothingYet({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState title={messages.emptyFiltered} text={messages.emptyFilteredText} />
  ) : (
    <EmptyState title={messages.empty} text={messages.emptyText} />
  );
}

/** In UTC, as both the server and the browser render it. */
function daysOf(items: readonly Activity[]): [day: string, facts: Activity[]][] {
  return [...Map.groupBy(items, ({ at }) => formatDate(at, 'weekday', 'UTC'))];
}
