'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { parseFilter } from '@helix/contracts/filters';
import { client } from '../../lib/browser-client.ts';
import { taskListQuery, type TaskListInput } from './task-list-queries.ts';

/** How many tasks a list has, as soon as it has been read. */
export function useTaskCount({ boardId, filter, sort }: TaskListInput) {
  const { data } = useInfiniteQuery({
    ...taskListQuery(client, { boardId, filter, sort }),
    enabled: parseFilter(filter).ok,
  });
  return data?.pages[0]?.total;
}
