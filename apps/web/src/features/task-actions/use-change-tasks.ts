'use client';

import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import { ApiError, readAll } from '@helix/client';
import { bulkTasks, listTasks, type TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUndo } from '../undo/index.ts';
import { endOfColumn, showTask, taskAbove } from './known-tasks.ts';
import { messages } from './messages.ts';
import {
  afterChange,
  bulkActionOf,
  undoSteps,
  type BulkAction,
  type BulkStep,
  type TaskChange,
} from './task-change.ts';

/** As many as the server takes in one request. */
const mostAtOnce = 500;

type Part = { readonly tasks: readonly TaskCard[]; readonly change: TaskChange };
/** What is done with which tasks, and how it is told once it is done. */
export type ChangeWish = { readonly parts: readonly Part[]; readonly title: string };
type Refusal = { readonly taskId: string; readonly reason: string };
type Done = {
  /** As they are now, those included with which nothing was left to do. */
  readonly tasks: readonly TaskCard[];
  readonly changedIds: ReadonlySet<string>;
  readonly refused: readonly Refusal[];
};

/**
 * Does the same with one task or many: shown at once, taken back with the reason where the server refuses, and
 * offered to be undone. What can be done is done, task by task.
 */
export function useChangeTasks() {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  return useMutation({
    // One after the other, so that what is said of a task last is what stays.
    scope: { id: 'change tasks' },
    mutationFn: ({ parts }: ChangeWish) => sendAll(parts),
    onMutate({ parts }) {
      const steps = parts.flatMap(({ tasks, change }) =>
        undoSteps(tasks, change, (task) => taskAbove(queries, task)),
      );
      for (const { tasks, change } of parts) showAhead(queries, tasks, change);
      return steps;
    },
    onSuccess({ tasks: answered, changedIds, refused }, { parts, title }, steps) {
      const tasks = parts.flatMap((part) => part.tasks);
      for (const task of answered) showTask(queries, task);
      takeBack(queries, tasks, refused);
      if (refused.length > 0) show(refusalText(tasks, refused), 'bad');
      if (changedIds.size === 0) return;
      undo.offer({ title, undo: () => carryOut(queries, within(steps, changedIds)) });
    },
    onError(error, { parts }) {
      const tasks = parts.flatMap((part) => part.tasks);
      const reason = messageOf(error);
      const refused = tasks.map(({ id }) => ({ taskId: id, reason }));
      takeBack(queries, tasks, refused);
      show(refusalText(tasks, refused), 'bad');
    },
  });
}

async function sendAll(parts: readonly Part[]): Promise<Done> {
  const done: Done[] = [];
  for (const { tasks, change } of parts) {
    const ids = tasks.map(({ id }) => id);
    done.push(await send(ids, bulkActionOf(change)));
  }
  return {
    tasks: done.flatMap(({ tasks }) => tasks),
    changedIds: new Set(done.flatMap(({ changedIds }) => [...changedIds])),
    refused: done.flatMap(({ refused }) => refused),
  };
}

function showAhead(queries: QueryClient, tasks: readonly TaskCard[], change: TaskChange): void {
  const now = new Date().toISOString();
  const end = change.kind === 'move' ? endOfColumn(queries, change.columnId) : '';
  for (const [index, task] of tasks.entries()) {
    const position = `${end}${String(index).padStart(4, '0')}`;
    showTask(queries, afterChange(task, change, { position, now }));
  }
}

function takeBack(
  queries: QueryClient,
  tasks: readonly TaskCard[],
  refused: readonly Refusal[],
): void {
  const ids = new Set(refused.map(({ taskId }) => taskId));
  for (const task of tasks) if (ids.has(task.id)) showTask(queries, task);
}

async function send(taskIds: readonly string[], action: BulkAction): Promise<Done> {
  const tasks: TaskCard[] = [];
  const changedIds = new Set<string>();
  const refused: Refusal[] = [];
  for (let from = 0; from < taskIds.length; from += mostAtOnce) {
    const body = { taskIds: taskIds.slice(from, from + mostAtOnce), ...action, partial: true };
    const { items } = await client.call(bulkTasks, { body });
    for (const { taskId, task, outcome, error } of items) {
      if (task) tasks.push(task);
      if (outcome === 'changed') changedIds.add(taskId);
      if (outcome === 'refused') refused.push({ taskId, reason: error?.message ?? '' });
    }
  }
  return { tasks, changedIds, refused };
}

/** Undoing; what it was placed beside may have gone, then an end of the column will do. */
async function carryOut(queries: QueryClient, steps: readonly BulkStep[]): Promise<void> {
  const reasons: string[] = [];
  const formerPositions = new Map(
    steps.flatMap(({ taskIds, former }) =>
      former ? taskIds.map((id) => [id, former.position] as const) : [],
    ),
  );
  for (const { taskIds, action: planned, former } of steps) {
    const action = former ? await atFormerPlace(planned, former, formerPositions) : planned;
    const { tasks, refused } = await send(taskIds, action).catch((error: unknown) => {
      const isPlaceGone = error instanceof ApiError && error.code === 'resource.conflict';
      if (!isPlaceGone || !action.move) throw error;
      return send(taskIds, { move: { columnId: action.move.columnId } });
    });
    for (const task of tasks) showTask(queries, task);
    reasons.push(...refused.map(({ reason }) => reason));
  }
  if (reasons.length === 0) return;
  const message = messages.undoRefused([...new Set(reasons)].join(' '));
  throw new ApiError(message, { status: 409, code: 'task.bulk_refused' });
}

/** Above the first task of the column that stood below it, as positions tell, those before the change included. */
async function atFormerPlace(
  action: BulkAction,
  { boardId, position }: NonNullable<BulkStep['former']>,
  formerPositions: ReadonlyMap<string, string>,
): Promise<BulkAction> {
  if (!action.move) return action;
  const filter = `column:${action.move.columnId}`;
  const query = { boardId, filter, sort: 'manual' as const };
  const others = await readAll((page) => client.call(listTasks, { query: { ...query, ...page } }));
  const next = others.find((task) => (formerPositions.get(task.id) ?? task.position) > position);
  return next ? { move: { ...action.move, before: next.id } } : action;
}

function within(steps: readonly BulkStep[], ids: ReadonlySet<string>): readonly BulkStep[] {
  return steps
    .map((step) => ({ ...step, taskIds: step.taskIds.filter((id) => ids.has(id)) }))
    .filter(({ taskIds }) => taskIds.length > 0);
}

/** Each reason once, with the tasks that it is about. */
function refusalText(tasks: readonly TaskCard[], refused: readonly Refusal[]): string {
  const keys = new Map(tasks.map(({ id, key }) => [id, key]));
  const byReason = Map.groupBy(refused, ({ reason }) => reason);
  const texts = [...byReason].map(
    ([reason, group]) => `${group.map(({ taskId }) => keys.get(taskId)).join(', ')}: ${reason}`,
  );
  const [only] = refused;
  return refused.length === 1 && tasks.length === 1 && only
    ? messages.refused(keys.get(only.taskId) ?? '', only.reason)
    : messages.refusedMany(refused.length, tasks.length, texts.join(' '));
}
