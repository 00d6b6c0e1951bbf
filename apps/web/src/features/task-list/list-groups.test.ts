import { expect, test } from 'vitest';
import type { TaskCard } from '@helix/contracts/tasks';
import { groupTasks } from './list-groups.ts';
import type { TaskNames } from './use-task-names.ts';

const names: TaskNames = {
  members: new Map([
    ['m1', { name: 'Zoë' }],
    ['m2', { name: 'Ada' }],
  ]),
  agents: new Map(),
  boards: new Map(),
  labels: new Map(),
  columns: new Map(),
  tasks: new Map(),
};
const task = (id: string, fields: Partial<TaskCard>) =>
  ({
    id,
    category: 'todo',
    priority: 'none',
    dueDate: null,
    assigneeId: null,
    labelIds: [],
    ...fields,
  }) as TaskCard;
const grouped = (tasks: TaskCard[], group: 'assignee' | 'priority' | 'due') =>
  groupTasks(tasks, group, { names, today: '2026-03-10' }).map(
    ({ name, tasks: own }) => `${name}: ${own.map(({ id }) => id).join('')}`,
  );

test('people by name, nobody last, and tasks keep their order', () => {
  const tasks = [
    task('a', {}),
    task('b', { assigneeId: 'm1' }),
    task('c', { assigneeId: 'm2' }),
    task('d', { assigneeId: 'm1' }),
  ];
  expect(grouped(tasks, 'assignee')).toEqual(['Ada: c', 'Zoë: bd', 'Nobody: a']);
});

test('the most urgent comes first', () => {
  const tasks = [task('a', {}), task('b', { priority: 'urgent' }), task('c', { priority: 'low' })];
  expect(grouped(tasks, 'priority')).toEqual(['Urgent: b', 'Low: c', 'No priority: a']);
});

test('what is over is not overdue', () => {
  const tasks = [
    task('a', { dueDate: '2026-03-01' }),
    task('b', { dueDate: '2026-03-01', category: 'done' }),
    task('c', { dueDate: '2026-03-10' }),
    task('d', { dueDate: '2026-03-17' }),
    task('e', {}),
  ];
  expect(grouped(tasks, 'due')).toEqual([
    'Overdue: a',
    'Today: c',
    'In the next seven days: d',
    'Later: b',
    'No due date: e',
  ]);
});
