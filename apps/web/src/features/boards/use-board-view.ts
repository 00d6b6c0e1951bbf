'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { client } from '../../lib/browser-client.ts';
import { useLiveState } from '../live/live-provider.tsx';
import { boardQuery } from './board-queries.ts';
import type { BoardView } from './board-view-patch.ts';
import { withMove } from './moves/move.ts';
import { useMovesUnderWay } from './moves/use-move-tasks.ts';

/** Without a live connection the rest of a board is not waited for longer than this. */
const patienceMs = 2_000;

/** The board with what is under way laid over it. */
export function useBoardView(boardId: string, filter: string) {
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...boardQuery(client, boardId, { filter }),
    placeholderData: (previous: BoardView | undefined) =>
      previous?.board.id === boardId ? keepPreviousData(previous) : undefined,
  });
  useRest(data !== undefined && !isPlaceholderData && isPartial(data), refetch);
  const moves = useMovesUnderWay(boardId);
  const view = useMemo(() => data && moves.reduce(withMove, data), [data, moves]);
  return { view, error, refetch };
}

const isPartial = ({ columns }: BoardView) => columns.some(({ nextCursor }) => nextCursor !== null);

/** The server renders the top of each column; the rest is read once, as soon as nothing can be missed in between. */
function useRest(isMissing: boolean, read: (options: { cancelRefetch: boolean }) => unknown): void {
  const isLive = useLiveState()?.kind === 'live';
  const [hasWaited, setHasWaited] = useState(false);
  useEffect(() => {
    if (isLive || !isMissing) return undefined;
    const timer = setTimeout(() => setHasWaited(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isLive, isMissing]);
  useEffect(() => {
    if (isMissing && (isLive || hasWaited)) void read({ cancelRefetch: false });
  }, [isMissing, isLive, hasWaited, read]);
}
