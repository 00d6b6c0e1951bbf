import { infiniteQueryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import type { EndpointResult } from '@helix/contracts';
import { listTasks, type TaskCard, type TaskSort } from '@helix/contracts/tasks';

export type TaskPage = EndpointResult<typeof listTasks>;
export type TaskListInput = {
  readonly boardId?: string | undefined;
  readonly filter: string;
  readonly sort: TaskSort;
};
export type TaskPages = InfiniteData<TaskPage, string | undefined>;

export const taskListKeys = {
  all: ['task-list'] as const,
  list: (input: TaskListInput) => ['task-list', input] as const,
};

const pageSize = 100;

/** The tasks that a filter describes, loaded as far as somebody has scrolled, with their number. */
export const taskListQuery = (client: Client, { boardId, filter, sort }: TaskListInput) =>
  infiniteQueryOptions({
    queryKey: taskListKeys.list({ boardId, filter, sort }),
    queryFn: ({ pageParam, signal }) =>
      client.call(
        listTasks,
        {
          query: {
            boardId,
            filter,
            sort,
            limit: pageSize,
            count: pageParam === undefined ? ('true' as const) : ('false' as const),
            ...(pageParam !== undefined && { cursor: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** A task as it is now, in every list that shows it. Whether it still belongs there is decided elsewhere. */
export function replaceInLists(queries: QueryClient, task: TaskCard): void {
  queries.setQueriesData<TaskPages>({ queryKey: taskListKeys.all }, (lists) => {
    const isShown = lists?.pages.some(({ items }) =>
      items.some(({ id, version }) => id === task.id && version <= task.version),
    );
    if (!lists || isShown !== true) return lists;
    const pages = lists.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === task.id ? { ...item, ...task } : item)),
    }));
    return { ...lists, pages };
  });
}
