import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Board, boardQuery } from '../../../../features/boards/index.ts';
import { createServerQueries } from '../../../../lib/server-queries.ts';
import { orLeave, serverClient } from '../../../../lib/server-client.ts';

type BoardLayoutProps = { children: ReactNode; params: Promise<{ boardId: string }> };

export const metadata: Metadata = { title: 'Board' };

/** The board stays where it is while tasks open and close beside it. */
export default async function BoardLayout({ children, params }: BoardLayoutProps) {
  const { boardId } = await params;
  const queries = createServerQueries();
  await orLeave(queries.fetchQuery(boardQuery(await serverClient(), boardId)));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <div className="flex min-h-0 min-w-0 flex-1">
        <Board boardId={boardId} />
        {children}
      </div>
    </HydrationBoundary>
  );
}
