'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { StatusDot, PickPopover, type PickItem } from '@helix/ui';
import { categories, type Column } from '@helix/contracts/structure';
import type { TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { columnsQuery } from '../filters/column-queries.ts';
import { messages } from './messages.ts';
import { boardOf, sharedState, type PickerProps } from './picker-kind.ts';
import { whatOf } from './task-words.ts';
import { useChangeTasks } from './use-change-tasks.ts';

/** Where the tasks go: a column of their board, or, when they are of several, to the first column of a kind. */
export function StatusPicker(props: PickerProps) {
  const boardId = boardOf(props.tasks);
  return boardId === undefined ? (
    <CategoryPicker {...props} />
  ) : (
    <ColumnPicker {...props} boardId={boardId} />
  );
}

function ColumnPicker({ tasks, anchor, onClose, boardId }: PickerProps & { boardId: string }) {
  const { data: columns, isFetching } = useQuery(columnsQuery(client, boardId));
  const change = useChangeTasks();
  const items = (columns ?? []).map((column) => ({
    id: column.id,
    label: column.name,
    icon: <StatusDot kind={column.category} />,
    state: sharedState(tasks, ({ columnId }) => columnId === column.id),
  }));
  const pick = ({ id }: PickItem) => {
    const column = columns?.find((known) => known.id === id);
    const moving = tasks.filter(({ columnId }) => columnId !== id);
    if (column && moving.length > 0) {
      change.mutate({
        parts: [{ tasks: moving, change: moveTo(column) }],
        title: messages.done.moved(whatOf(moving), column.name),
      });
    }
    onClose();
  };
  return (
    <PickPopover
      label={messages.pick.status}
      items={items}
      isSearching={isFetching}
      anchor={anchor}
      open
      onOpenChange={onClose}
      onPick={pick}
    />
  );
}

function CategoryPicker({ tasks, anchor, onClose }: PickerProps) {
  const boardIds = [...new Set(tasks.map(({ boardId }) => boardId))];
  const boards = useQueries({ queries: boardIds.map((id) => columnsQuery(client, id)) });
  const columns = boards.flatMap(({ data }) => data ?? []);
  const change = useChangeTasks();
  const items = categories
    .filter((category) => columns.some((column) => column.category === category))
    .map((category) => ({
      id: category,
      label: messages.category[category],
      icon: <StatusDot kind={category} />,
      state: sharedState(tasks, (task) => task.category === category),
    }));
  const pick = ({ id, label }: PickItem) => {
    const moving = tasks.filter(({ category }) => category !== id);
    const parts = [...Map.groupBy(moving, ({ boardId }) => boardId)].flatMap(([boardId, group]) => {
      const column = columns.find((known) => known.boardId === boardId && known.category === id);
      return column ? [{ tasks: group, change: moveTo(column) }] : [];
    });
    const moved = parts.flatMap((part): readonly TaskCard[] => part.tasks);
    if (moved.length > 0)
      change.mutate({ parts, title: messages.done.moved(whatOf(moved), label) });
    onClose();
  };
  return (
    <PickPopover
      label={messages.pick.status}
      items={items}
      isSearching={boards.some(({ isPending }) => isPending)}
      anchor={anchor}
      open
      onOpenChange={onClose}
      onPick={pick}
    />
  );
}

function moveTo({ id, category }: Column) {
  return { kind: 'move', columnId: id, category } as const;
}
