'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useCallback, useMemo, useState } from 'react';
import { parseFilter } from '@helix/contracts/filters';
import type { TaskCard } from '@helix/contracts/tasks';
import { SkeletonRows } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import type { ViewControl } from '../filters/view-state.ts';
import { useToday } from '../organization/use-today.ts';
import { SelectionProvider } from '../selection/index.ts';
import { BulkBar, SelectedTaskActions } from '../task-actions/index.ts';
import { useListColumns } from './list-columns.ts';
import { ListContext, type ListServices } from './list-context.tsx';
import { groupTasks } from './list-groups.ts';
import { ListHeader } from './list-header.tsx';
import { ListRows, type ListEntry } from './list-rows.tsx';
import { ListTrouble, NoTasks } from './list-states.tsx';
import { messages } from './messages.ts';
import { taskListQuery } from './task-list-queries.ts';
import { useListKeys } from './use-list-keys.ts';
import { useTaskNames } from './use-task-names.ts';

const ListPeek = dynamic(async () => (await import('./list-peek.tsx')).ListPeek);

type TaskListProps = { control: ViewControl; boardId?: string };

/** Exactly the tasks that the filter describes, as a table that is read as far as one scrolls. */
export function TaskList({ control, boardId }: TaskListProps) {
  const { filter, sort, group } = control.view;
  const list = useTasks({ control, ...(boardId !== undefined && { boardId }) });
  const { tasks, names } = list;
  const today = useToday();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const entries = useMemo(
    () => entriesOf(tasks, closed, group && groupTasks(tasks, group, { names, today })),
    [tasks, closed, group, names, today],
  );
  const ids = useMemo(
    () => entries.flatMap((entry) => (entry.kind === 'task' ? [entry.task.id] : [])),
    [entries],
  );
  const onToggle = useCallback(
    (id: string) =>
      setClosed(
        (now) => new Set(now.has(id) ? [...now].filter((other) => other !== id) : [...now, id]),
      ),
    [],
  );
  if (list.error && tasks.length === 0) {
    return <ListTrouble error={list.error} onRetry={list.refetch} />;
  }
  if (list.isPending) {
    return (
      <div className="gutter py-3">
        <SkeletonRows rows={12} label={messages.loadingMore} className="h-8" />
      </div>
    );
  }
  if (tasks.length === 0) {
    return <NoTasks isFiltered={filter !== ''} onClear={() => control.change({ filter: '' })} />;
  }
  return (
    <SelectionProvider ids={ids}>
      <SelectedTaskActions>
        <ListBody
          {...{ control, boardId, tasks, entries, names, today, onToggle }}
          onEnd={list.readMore}
          hasMore={list.hasMore}
          isReadingMore={list.isReadingMore}
          onSort={(next) => control.change({ sort: next })}
          sort={sort}
        />
        <BulkBar />
      </SelectedTaskActions>
    </SelectionProvider>
  );
}

type ListBodyProps = Pick<ListServices, 'names' | 'today'> & {
  control: ViewControl;
  boardId: string | undefined;
  tasks: readonly TaskCard[];
  entries: readonly ListEntry[];
  sort: ViewControl['view']['sort'];
  onSort: (sort: ViewControl['view']['sort']) => void;
  onToggle: (groupId: string) => void;
  onEnd: () => void;
  hasMore: boolean;
  isReadingMore: boolean;
};

function ListBody(props: ListBodyProps) {
  const { control, boardId, names, today } = props;
  const { columns } = useListColumns(control);
  const [editedId, edit] = useState<string>();
  const [isPeeking, setIsPeeking] = useState(false);
  const peek = { isOpen: isPeeking, toggle: () => setIsPeeking(!isPeeking) };
  const { density } = control.view;
  const hrefOf = useCallback(
    (task: TaskCard) =>
      boardId === undefined
        ? `/tasks/${task.id}`
        : `/boards/${boardId}/tasks/${task.id}${window.location.search}`,
    [boardId],
  );
  const services = useMemo<ListServices>(
    () => ({ columns, density, names, today, editedId, edit, hrefOf }),
    [columns, density, names, today, editedId, hrefOf],
  );
  useListKeys(services, props.tasks, peek);
  return (
    <ListContext value={services}>
      <ListRows
        entries={props.entries}
        onToggle={props.onToggle}
        onEnd={props.onEnd}
        hasMore={props.hasMore}
        header={<ListHeader sort={props.sort} onSort={props.onSort} />}
        footer={
          <p role="status" className="gutter h-16 py-2 text-xs text-soft">
            {props.isReadingMore && messages.loadingMore}
          </p>
        }
      />
      {isPeeking && <ListPeek tasks={props.tasks} onClose={peek.toggle} />}
    </ListContext>
  );
}

function useTasks({ control, boardId }: TaskListProps) {
  const { filter, sort, group } = control.view;
  const query = useInfiniteQuery({
    ...taskListQuery(client, { boardId, filter, sort }),
    enabled: parseFilter(filter).ok,
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const tasks = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const names = useTaskNames(tasks, { withParents: group === 'parent' });
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    tasks,
    names,
    readMore,
    hasMore: hasNextPage,
    error: query.error,
    isPending: query.isPending && query.fetchStatus !== 'idle',
    isReadingMore: isFetchingNextPage,
    refetch: () => void refetch(),
  };
}

function entriesOf(
  tasks: readonly TaskCard[],
  closed: ReadonlySet<string>,
  groups: ReturnType<typeof groupTasks<TaskCard>> | null,
): readonly ListEntry[] {
  if (groups === null) return tasks.map((task) => ({ kind: 'task', task }));
  return groups.flatMap((group): ListEntry[] => {
    const isOpen = !closed.has(group.id);
    const rows = isOpen ? group.tasks.map((task) => ({ kind: 'task' as const, task })) : [];
    return [{ kind: 'group', group, isOpen }, ...rows];
  });
}
