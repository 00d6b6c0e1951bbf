import type { TaskCard, TaskSort } from '@helix/contracts/tasks';
import { priorities } from '@helix/contracts/tasks';

type Compare = (one: TaskCard, other: TaskCard) => number;

/** As the server sorts; `rankOf` tells where a column stands on its board, as far as that is known. */
export function orderOf(
  sort: TaskSort,
  { rankOf, keyOf }: { rankOf: (columnId: string) => number; keyOf: (boardId: string) => string },
): Compare {
  const isDescending = sort.startsWith('-');
  const name = sort.replace(/^-/, '');
  const keys = keysOf(name, isDescending, { rankOf, keyOf });
  return (one, other) => {
    for (const key of keys) {
      const by = compare(key(one), key(other));
      if (by !== 0) return isDescending ? -by : by;
    }
    return 0;
  };
}

type Key = (task: TaskCard) => string | number;

function keysOf(
  name: string,
  isDescending: boolean,
  { rankOf, keyOf }: { rankOf: (columnId: string) => number; keyOf: (boardId: string) => string },
): readonly Key[] {
  const id: Key = (task) => task.id;
  switch (name) {
    case 'updated':
      return [({ updatedAt }) => updatedAt, id];
    case 'due':
      // Without a date comes last, whichever way round.
      return [({ dueDate }) => dueDate ?? (isDescending ? '' : '~'), id];
    case 'priority':
      return [({ priority }) => priorities.indexOf(priority), id];
    case 'manual':
      return [
        ({ boardId }) => boardId,
        ({ columnId }) => rankOf(columnId),
        ({ position }) => position,
        id,
      ];
    case 'key':
      return [({ boardId }) => keyOf(boardId), ({ key }) => Number(key.split('-')[1] ?? 0), id];
    default:
      return [({ createdAt }) => createdAt, id];
  }
}

function compare(one: string | number, other: string | number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
