'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TaskWork } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { boardWorkQuery } from './board-queries.ts';

/** Steps begin without an event, so while somebody works it is asked again this often. */
const lookAgainMs = 3_000;

/** What agents are at on this board, by task. Of several on one task the newest. */
export function useBoardWork(boardId: string): ReadonlyMap<string, TaskWork> {
  const { data } = useQuery({
    ...boardWorkQuery(client, boardId),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => status === 'running' || status === 'starting') === true
        ? lookAgainMs
        : false,
  });
  return useMemo(() => new Map(data?.items.map((work) => [work.taskId, work])), [data]);
}
