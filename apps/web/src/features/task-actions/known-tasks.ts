import type { QueryClient } from '@tanstack/react-query';
import type { Task, TaskCard } from '@helix/contracts/tasks';
import { applyTask, boardViews } from '../boards/board-queries.ts';
import { taskKeys } from '../tasks/task-queries.ts';
import { replaceInLists, taskListKeys, type TaskPages } from '../task-list/task-list-queries.ts';

/** A task as it is now (or is about to be), wherever it is shown. */
export function showTask(queries: QueryClient, task: TaskCard): void {
  applyTask(queries, task);
  replaceInLists(queries, task);
}

/** The cards of these ids as some view has them, the newest of each, in the order of the ids. */
export function knownTasks(queries: QueryClient, ids: readonly string[]): readonly TaskCard[] {
  const wanted = new Set(ids);
  const found = new Map<string, TaskCard>();
  const meet = (card: TaskCard) => {
    if (!wanted.has(card.id)) return;
    const known = found.get(card.id);
    if (!known || known.version < card.version) found.set(card.id, card);
  };
  for (const { view } of boardViews(queries)) {
    for (const { tasks } of view.columns) tasks.forEach(meet);
  }
  for (const [, lists] of queries.getQueriesData<TaskPages>({ queryKey: taskListKeys.all })) {
    for (const { items } of lists?.pages ?? []) items.forEach(meet);
  }
  for (const id of ids) {
    const task = queries.getQueryData<Task>(taskKeys.one(id));
    if (task) meet(task);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The task above it in its column, undefined at the top; null when its board has not been loaded. */
export function taskAbove(queries: QueryClient, task: TaskCard): string | undefined | null {
  const column = columnOnBoard(queries, task.columnId);
  const at = column?.tasks.findIndex(({ id }) => id === task.id) ?? -1;
  if (at === -1) return null;
  return at > 0 ? column?.tasks[at - 1]?.id : undefined;
}

/** Sorts behind everything in the column, so that a card stands at its end until the server has placed it. */
export function endOfColumn(queries: QueryClient, columnId: string): string {
  return `${columnOnBoard(queries, columnId)?.tasks.at(-1)?.position ?? 'a'}~`;
}

function columnOnBoard(queries: QueryClient, columnId: string) {
  return boardViews(queries)
    .flatMap(({ view }) => view.columns)
    .find(({ id }) => id === columnId);
}
