import type { QueryClient } from '@tanstack/react-query';
import type { TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { refreshSoon } from '../../lib/invalidate-soon.ts';
import { columnsQuery } from '../filters/column-queries.ts';
import type { ApplyEvent, LiveEvent } from '../live/live-event.ts';
import { taskIdOf } from '../live/task-id-of.ts';
import { belongsTo } from './list-facts.ts';
import { orderOf } from './list-order.ts';
import { placeInList, withoutTask } from './list-place.ts';
import { taskListKeys, type TaskListInput, type TaskPages } from './task-list-queries.ts';

/** Lists keep exactly the tasks that their filter describes, in their order, however tasks change. */
export const applyTaskListEvent: ApplyEvent = (queries, event) => {
  for (const [key, lists] of queries.getQueriesData<TaskPages>({ queryKey: taskListKeys.all })) {
    const input = inputOf(key);
    if (!lists || !input) continue;
    const next = withEvent(queries, { lists, input }, event);
    if (next === undefined) refreshSoon(queries, key);
    else if (next !== lists) queries.setQueryData(key, next);
  }
};

type Loaded = { readonly lists: TaskPages; readonly input: TaskListInput };

/** Undefined when it has to be read again. */
function withEvent(
  queries: QueryClient,
  { lists, input }: Loaded,
  event: LiveEvent,
): TaskPages | undefined {
  switch (event.type) {
    case 'task.created':
    case 'task.updated':
    case 'task.moved':
    case 'task.transferred':
    case 'task.archived':
    case 'task.deleted':
    case 'task.restored':
    case 'task.unblocked':
      return withTask(queries, { lists, input }, event.data.task);
    case 'task.removed':
      return withoutTask(lists, event.data.taskId);
    case 'column.reordered':
    case 'column.ordered':
      return input.sort.endsWith('manual') ? undefined : lists;
    case 'board.imported':
    case 'column.deleted':
      return undefined;
    default:
      return isTouched({ lists, input }, event) ? undefined : lists;
  }
}

function withTask(
  queries: QueryClient,
  { lists, input }: Loaded,
  task: TaskCard,
): TaskPages | undefined {
  const belongs = belongsTo(queries, input, task);
  const ranks = queries.getQueryData(columnsQuery(client, task.boardId).queryKey);
  const isByHand = input.sort.endsWith('manual');
  if (belongs === undefined || (belongs && isByHand && !ranks)) return undefined;
  const boards = queries.getQueryData(overviewQuery(client).queryKey)?.boards;
  const compare = orderOf(input.sort, {
    rankOf: (columnId) => ranks?.findIndex(({ id }) => id === columnId) ?? 0,
    keyOf: (boardId) => boards?.find(({ id }) => id === boardId)?.key ?? '',
  });
  return placeInList(lists, task, { belongs, compare });
}

/** What a row shows without being a part of the task, and what some filters ask for. */
const shownBeside = /^(?:run|checklist|task)\./;
const askedBeside = /\b(?:run|has|is):/;

/** Whether an event changes a list without telling how. */
function isTouched({ lists, input }: Loaded, event: LiveEvent): boolean {
  const about = taskIdOf(event);
  if (about === undefined) return false;
  if (askedBeside.test(input.filter)) return true;
  const isShown = lists.pages.some(({ items }) => items.some(({ id }) => id === about));
  return isShown && shownBeside.test(event.type);
}

function inputOf(key: readonly unknown[]): TaskListInput | undefined {
  const [, input] = key;
  const isInput = typeof input === 'object' && input !== null && 'sort' in input;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys of lists are made by taskListKeys only
  return isInput ? (input as TaskListInput) : undefined;
}
