'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, useMemo, useState } from 'react';
import { Button, SegmentedControl, SkeletonRows } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUser } from '../session/use-user.ts';
import { groupEntries, isTalk, rowActor, rowTime, type TimelineRow } from './group-entries.ts';
import { messages } from './messages.ts';
import { entriesOf, timelineQuery } from './timeline-queries.ts';
import { TimelineRowView } from './timeline-row.tsx';
import { useLastSeen } from './use-last-seen.ts';
import { useLinkedComment } from './use-linked-comment.ts';

type View = 'all' | 'talk';
const views = [
  { value: 'all', label: messages.all },
  { value: 'talk', label: messages.talk },
] as const;

/** Everything that happened to a task and was said about it, the newest at the end. */
export function Timeline({ taskId, mayWrite }: { taskId: string; mayWrite: boolean }) {
  const [view, setView] = useState<View>('all');
  const timeline = useInfiniteQuery(timelineQuery(client, taskId));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = timeline;
  const rows = useMemo(() => groupEntries(entriesOf(data)), [data]);
  const shown = view === 'all' ? rows : rows.filter(isTalk);
  const firstNew = useFirstNew(shown, taskId);
  useLinkedComment({
    isReady: data !== undefined,
    loadedCount: rows.length,
    hasEarlier: hasNextPage,
    loadEarlier: () => void fetchNextPage(),
  });
  const newestRunId = rows.findLast((row) => row.kind === 'run')?.entry.run.id;
  return (
    <section aria-label={messages.title} className="grid gap-4">
      <div className="flex items-center justify-between gap-2">
        <h3 className="text-sm font-semibold">{messages.title}</h3>
        <SegmentedControl
          label={messages.show}
          size="small"
          options={views}
          value={view}
          onValueChange={setView}
        />
      </div>
      {error && <p role="alert">{messageOf(error)}</p>}
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
      <ol className="grid min-w-0 gap-4">
        {shown.map((row) => (
          <Fragment key={keyOf(row)}>
            {row === firstNew && <NewMark />}
            <li className="min-w-0">
              <TimelineRowView row={row} mayWrite={mayWrite} newestRunId={newestRunId} />
            </li>
          </Fragment>
        ))}
      </ol>
    </section>
  );
}

function NewMark() {
  return (
    <li className="flex items-center gap-2 text-xs font-medium text-accent">
      <span aria-hidden className="h-px flex-1 bg-current opacity-40" />
      {messages.new}
      <span aria-hidden className="h-px flex-1 bg-current opacity-40" />
    </li>
  );
}

/** The first thing that others have said or done since this person looked the last time. */
function useFirstNew(rows: readonly TimelineRow[], taskId: string): TimelineRow | undefined {
  const { memberId } = useUser();
  const seen = useLastSeen(memberId, taskId);
  if (seen === undefined) return undefined;
  return rows.find((row) => rowTime(row) > seen && rowActor(row)?.id !== memberId);
}

function keyOf(row: TimelineRow): string {
  return row.kind === 'changes' ? (row.entries[0]?.id ?? '') : row.entry.id;
}
