'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, IconButton, SegmentedControl, SkeletonRows } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { useRowsInSight } from '../../lib/use-rows-in-sight.ts';
import { useUser } from '../session/use-user.ts';
import {
  estimateHeight,
  groupEntries,
  isTalk,
  keyOf,
  rowActor,
  rowTime,
  type TimelineRow,
} from './group-entries.ts';
import { messages } from './messages.ts';
import { entriesOf, timelineQuery } from './timeline-queries.ts';
import { TimelineRowView } from './timeline-row.tsx';
import { useLastSeen } from './use-last-seen.ts';
import { useLinkedEntry } from './use-linked-entry.ts';

type View = 'all' | 'talk';
const views = [
  { value: 'all', label: messages.all },
  { value: 'talk', label: messages.talk },
] as const;

/** From so many on there is a way to the newest. */
const manyRows = 12;

/** Everything that happened to a task and was said about it, the newest at the end. */
export function Timeline({ taskId, mayWrite }: { taskId: string; mayWrite: boolean }) {
  const [view, setView] = useState<View>('all');
  const timeline = useInfiniteQuery(timelineQuery(client, taskId));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = timeline;
  const readAgain = () => void (data ? fetchNextPage() : refetch());
  const rows = useMemo(() => groupEntries(entriesOf(data)), [data]);
  const shown = useMemo(() => (view === 'all' ? rows : rows.filter(isTalk)), [rows, view]);
  const firstNew = useFirstNew(shown, taskId);
  const inSight = useRowsInSight({ rows: shown, keyOf, estimate: estimateHeight });
  useLinkedEntry({
    isReady: data !== undefined && error === null && !isFetchingNextPage,
    rows: shown,
    hasEarlier: hasNextPage,
    loadEarlier: () => void fetchNextPage(),
    scrollToRow: inSight.scrollToRow,
    scrollTo: inSight.scrollTo,
  });
  const newestRunId = rows.findLast((row) => row.kind === 'run')?.entry.run.id;
  return (
    <section aria-label={messages.title} className="grid gap-4">
      <div className="flex items-center justify-between gap-2">
        <h3 className="mr-auto text-sm font-semibold">{messages.title}</h3>
        {shown.length > manyRows && (
          <IconButton
            size="small"
            label={messages.newest}
            icon={<ArrowDown aria-hidden />}
            onClick={() => inSight.scrollToRow(shown.length - 1)}
          />
        )}
        <SegmentedControl
          label={messages.show}
          size="small"
          options={views}
          value={view}
          onValueChange={setView}
        />
      </div>
      {error && <RequestFailed error={error} onRetry={readAgain} />}
      {!data && !error && <SkeletonRows label={messages.title} rows={4} />}
      {hasNextPage && (
        <Button
          look="quiet"
          size="small"
          className="justify-self-center"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {messages.earlier}
        </Button>
      )}
      {data && shown.length === 0 && <p className="text-sm text-soft">{messages.empty}</p>}
      <ol
        ref={inSight.list}
        style={{ paddingBottom: inSight.bottom }}
        className="-mb-4 min-w-0 [overflow-anchor:none]"
      >
        {inSight.drawn.map(({ row, index, key, gap }) => (
          <li
            key={key}
            ref={inSight.measure}
            data-index={index}
            data-row={key}
            aria-posinset={index + 1}
            aria-setsize={hasNextPage ? -1 : shown.length}
            style={{ marginTop: gap }}
            className="grid min-w-0 gap-4 pb-4"
          >
            {row === firstNew && <NewMark />}
            <TimelineRowView row={row} mayWrite={mayWrite} newestRunId={newestRunId} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function NewMark() {
  return (
    <p className="flex items-center gap-2 text-xs font-medium text-accent">
      <span aria-hidden className="h-px flex-1 bg-current opacity-40" />
      {messages.new}
      <span aria-hidden className="h-px flex-1 bg-current opacity-40" />
    </p>
  );
}

/** The first thing that others have said or done since this person looked the last time. */
function useFirstNew(rows: readonly TimelineRow[], taskId: string): TimelineRow | undefined {
  const { memberId } = useUser();
  const seen = useLastSeen(memberId, taskId);
  if (seen === undefined) return undefined;
  return rows.find((row) => rowTime(row) > seen && rowActor(row)?.id !== memberId);
}
