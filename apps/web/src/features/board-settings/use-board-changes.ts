'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { EndpointCall } from '@helix/contracts';
import { updateBoard, type BoardForMe } from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { boardKeys } from '../boards/board-queries.ts';
import { boardSettingsKeys } from './board-settings-queries.ts';

type BoardChange = EndpointCall<typeof updateBoard>['body'];

/** Everything that shows the board is read again. */
export function useRereadBoard(boardId: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: boardSettingsKeys.board(boardId) }),
      queries.invalidateQueries({ queryKey: boardSettingsKeys.access(boardId) }),
      queries.invalidateQueries({ queryKey: boardKeys.view(boardId) }),
      queries.invalidateQueries({ queryKey: boardKeys.overview }),
    ]);
  }, [queries, boardId]);
}

export function useUpdateBoard({ id, version }: BoardForMe) {
  const reread = useRereadBoard(id);
  return useMutation({
    mutationFn: (change: BoardChange) =>
      client.call(updateBoard, { params: { boardId: id }, body: { ...change, version } }),
    onSuccess: reread,
  });
}
