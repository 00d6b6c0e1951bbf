import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import {
  BoardSettingsPage,
  boardSettingsQuery,
} from '../../../../../../features/board-settings/index.ts';
import { columnsQuery } from '../../../../../../features/filters/index.ts';
import { labelsQuery } from '../../../../../../features/labels/index.ts';
import { createServerQueries } from '../../../../../../lib/server-queries.ts';
import { orLeave, serverClient } from '../../../../../../lib/server-client.ts';

export const metadata: Metadata = { title: 'Board settings' };

type BoardSettingsRouteProps = { params: Promise<{ boardId: string }> };

/** In a group of its own, so that it takes the place of the board rather than standing beside it. */
export default async function BoardSettingsRoute({ params }: BoardSettingsRouteProps) {
  const { boardId } = await params;
  const client = await serverClient();
  const queries = createServerQueries();
  await orLeave(
    Promise.all([
      queries.fetchQuery(boardSettingsQuery(client, boardId)),
      queries.fetchQuery(columnsQuery(client, boardId)),
      queries.fetchQuery(labelsQuery(client)),
    ]),
  );
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <BoardSettingsPage boardId={boardId} />
    </HydrationBoundary>
  );
}
