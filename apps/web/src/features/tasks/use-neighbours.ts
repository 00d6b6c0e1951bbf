'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { TaskCard } from '@helix/contracts/tasks';
import { boardViews } from '../boards/board-queries.ts';
import { useCommands } from '../shortcuts/index.ts';
import { messages } from './messages.ts';

/** The tasks above and below in the column, as the board shows it. */
export function useNeighbours(task: TaskCard, isPage: boolean) {
  const router = useRouter();
  const queries = useQueryClient();
  const shown = boardViews(queries, task.boardId).toSorted(
    (a, b) => Number(b.isFiltered) - Number(a.isFiltered),
  );
  const column = shown
    .flatMap(({ view }) => view.columns)
    .find(({ tasks }) => tasks.some(({ id }) => id === task.id));
  const at = column?.tasks.findIndex(({ id }) => id === task.id) ?? -1;
  const previous = at > 0 ? column?.tasks[at - 1] : undefined;
  const next = at >= 0 ? column?.tasks[at + 1] : undefined;
  const goTo = (other: TaskCard | undefined) => {
    if (!other) return;
    const { search } = window.location;
    router.push(
      isPage ? `/tasks/${other.id}` : `/boards/${other.boardId}/tasks/${other.id}${search}`,
    );
  };
  const command = (id: string, title: string, key: string, other: TaskCard | undefined) => ({
    id,
    title,
    group: messages.group,
    keys: [key],
    isAvailable: other !== undefined,
    run: () => goTo(other),
  });
  useCommands([
    command('task.previous', messages.previous, 'Alt+ArrowUp', previous),
    command('task.next', messages.next, 'Alt+ArrowDown', next),
  ]);
  return { previous, next, goTo };
}
