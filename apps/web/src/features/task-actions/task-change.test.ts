import { expect, test } from 'vitest';
import type { TaskCard } from '@helix/contracts/tasks';
import { afterChange, undoSteps, type TaskChange } from './task-change.ts';

const task = (id: string, fields: Partial<TaskCard> = {}) =>
  ({
    id,
    boardId: 'board_1',
    columnId: 'todo',
    category: 'todo',
    position: id,
    priority: 'none',
    labelIds: [],
    dueDate: null,
    assigneeId: null,
    agentId: null,
    archivedAt: null,
    deletedAt: null,
    ...fields,
  }) as TaskCard;
const soon = { position: 'z~', now: '2026-01-01T00:00:00.000Z' };
const nothingAbove = () => undefined;

test('tasks that were alike are put back together, each to what it had', () => {
  const change: TaskChange = { kind: 'change', fields: { priority: 'high' } };
  const tasks = [task('a'), task('b', { priority: 'low' }), task('c')];
  expect(undoSteps(tasks, change, nothingAbove)).toEqual([
    { taskIds: ['a', 'c'], action: { change: { priority: 'none' } } },
    { taskIds: ['b'], action: { change: { priority: 'low' } } },
  ]);
});

test('of labels only those are taken back that the change has added, or removed', () => {
  const change: TaskChange = {
    kind: 'change',
    fields: { addLabelIds: ['bug', 'ui'], removeLabelIds: ['old'] },
  };
  const tasks = [task('a', { labelIds: ['bug', 'old'] }), task('b', { labelIds: ['bug', 'ui'] })];
  expect(tasks.map((each) => afterChange(each, change, soon).labelIds)).toEqual([
    ['bug', 'ui'],
    ['bug', 'ui'],
  ]);
  expect(undoSteps(tasks, change, nothingAbove)).toEqual([
    { taskIds: ['a'], action: { change: { addLabelIds: ['old'], removeLabelIds: ['ui'] } } },
  ]);
});

test('moved tasks go back from the top down, each below the one that stood above it', () => {
  const change: TaskChange = { kind: 'move', columnId: 'done', category: 'done' };
  const above = ({ id }: TaskCard) => (id === 'b' ? 'a' : undefined);
  expect(undoSteps([task('b'), task('a')], change, above)).toEqual([
    { taskIds: ['a'], action: { move: { columnId: 'todo', at: 'top' } } },
    { taskIds: ['b'], action: { move: { columnId: 'todo', after: 'a' } } },
  ]);
  expect(afterChange(task('a'), change, soon)).toMatchObject({ columnId: 'done', position: 'z~' });
});

test('what comes back from another board gets its labels and its assignee again', () => {
  const change: TaskChange = { kind: 'transfer', boardId: 'board_2' };
  const [back, fields] = undoSteps(
    [task('a', { labelIds: ['bug'], assigneeId: 'ada' })],
    change,
    nothingAbove,
  );
  expect(back?.action).toEqual({ transfer: { boardId: 'board_1', columnId: 'todo' } });
  expect(fields?.action).toEqual({ change: { labelIds: ['bug'], assigneeId: 'ada' } });
});

test('restored tasks are put away again as they were', () => {
  const tasks = [task('a', { archivedAt: soon.now }), task('b', { deletedAt: soon.now })];
  expect(undoSteps(tasks, { kind: 'restore' }, nothingAbove)).toEqual([
    { taskIds: ['a'], action: { archive: true } },
    { taskIds: ['b'], action: { delete: true } },
  ]);
});

test('what stood beside a task that nobody has loaded is looked up by where it stood', () => {
  const change: TaskChange = { kind: 'move', columnId: 'done', category: 'done' };
  expect(undoSteps([task('a')], change, () => null)).toEqual([
    {
      taskIds: ['a'],
      action: { move: { columnId: 'todo' } },
      former: { boardId: 'board_1', position: 'a' },
    },
  ]);
});
