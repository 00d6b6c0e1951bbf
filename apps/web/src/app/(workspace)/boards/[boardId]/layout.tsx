import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import {
  Board,
  boardQuery,
  boardWorkQuery,
  collapsedCookie,
  readCollapsed,
} from '../../../../features/boards/index.ts';
import { labelsQuery } from '../../../../features/labels/label-queries.ts';
import { membersQuery } from '../../../../features/members/member-queries.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

type BoardLayoutProps = { children: ReactNode; params: Promise<{ boardId: string }> };

/** As many cards as a column shows on a large screen; the rest is read by the browser. */
const cardsPerColumn = 14;

export const metadata: Metadata = { title: 'Board' };

/** The board stays where it is while tasks open and close beside it. */
export default async function BoardLayout({ children, params }: BoardLayoutProps) {
  const { boardId } = await params;
  const filter = new URLSearchParams((await headers()).get('x-search') ?? '').get('filter') ?? '';
  const collapsed = readCollapsed((await cookies()).get(collapsedCookie)?.value);
  return (
    <Prefetched
      load={(queries, client) => [
        // A filter that cannot be used is explained by the board itself.
        filter === ''
          ? queries.fetchQuery(boardQuery(client, boardId, { limit: cardsPerColumn }))
          : queries.prefetchQuery(boardQuery(client, boardId, { filter, limit: cardsPerColumn })),
        queries.prefetchQuery(boardWorkQuery(client, boardId)),
        queries.prefetchQuery(labelsQuery(client)),
        queries.prefetchQuery(membersQuery(client)),
      ]}
    >
      <div className="flex min-h-0 min-w-0 flex-1">
        <Board boardId={boardId} collapsed={collapsed} />
        {children}
      </div>
    </Prefetched>
  );
}
