import type { Metadata } from 'next';
import {
  BoardSettingsPage,
  boardSettingsQuery,
} from '../../../../../../features/board-settings/index.ts';
import { columnsQuery } from '../../../../../../features/filters/index.ts';
import { labelsQuery } from '../../../../../../features/labels/index.ts';
import { Prefetched } from '../../../../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Board settings' };

type BoardSettingsRouteProps = { params: Promise<{ boardId: string }> };

/** In a group of its own, so that it takes the place of the board rather than standing beside it. */
export default async function BoardSettingsRoute({ params }: BoardSettingsRouteProps) {
  const { boardId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchQuery(boardSettingsQuery(client, boardId)),
        queries.fetchQuery(columnsQuery(client, boardId)),
        queries.fetchQuery(labelsQuery(client)),
      ]}
    >
      <BoardSettingsPage boardId={boardId} />
    </Prefetched>
  );
}
