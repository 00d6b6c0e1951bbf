import { expect, test } from 'vitest';
import type { Task } from '@helix/contracts/tasks';
import { orderOf } from './list-order.ts';
import { placeInList, withoutTask } from './list-place.ts';
import type { TaskPages } from './task-list-queries.ts';

const task = (id: string, fields: Partial<Task> = {}) =>
  ({
    id,
    key: `ENG-${id}`,
    version: 1,
    priority: 'none',
    dueDate: null,
    createdAt: id,
    ...fields,
  }) as Task;
const places = { rankOf: () => 0, keyOf: () => 'ENG' };
const pages = (nextCursor: string | null, ...ids: string[][]): TaskPages => ({
  pages: ids.map((part, index) => ({
    items: part.map((id) => task(id)),
    nextCursor: index === ids.length - 1 ? nextCursor : `after ${index}`,
    total: { count: ids.flat().length, isExact: true },
  })),
  pageParams: ids.map((_, index) => (index === 0 ? undefined : `after ${index - 1}`)),
});
const ids = (lists: TaskPages) =>
  lists.pages.map(({ items }) => items.map(({ id }) => id).join(''));
const oldest = orderOf('created', places);

test('a task comes where its order says, and pages keep their lengths', () => {
  const lists = placeInList(pages(null, ['a', 'c'], ['e']), task('b'), {
    belongs: true,
    compare: oldest,
  });
  expect(ids(lists)).toEqual(['ab', 'ce']);
  expect(lists.pages[0]?.total?.count).toBe(4);
});

test('what comes after all that was loaded waits for its page, but is counted', () => {
  const beyond = placeInList(pages('more', ['a', 'c']), task('z'), {
    belongs: true,
    compare: oldest,
  });
  expect(ids(beyond)).toEqual(['ac']);
  expect(beyond.pages[0]?.total?.count).toBe(3);
  const atEnd = placeInList(pages(null, ['a', 'c']), task('z'), { belongs: true, compare: oldest });
  expect(ids(atEnd)).toEqual(['acz']);
});

test('what the filter does not describe any more leaves, and an older word about it changes nothing', () => {
  const lists = pages(null, ['a', 'b']);
  const gone = placeInList(lists, task('a', { version: 2 }), { belongs: false, compare: oldest });
  expect(ids(gone)).toEqual(['b']);
  expect(gone.pages[0]?.total?.count).toBe(1);
  const newer = placeInList(lists, task('b', { version: 5, title: 'new' }), {
    belongs: true,
    compare: oldest,
  });
  const older = task('b', { version: 4 });
  expect(placeInList(newer, older, { belongs: false, compare: oldest })).toBe(newer);
  expect(placeInList(lists, task('z'), { belongs: false, compare: oldest })).toBe(lists);
  expect(ids(withoutTask(lists, 'b'))).toEqual(['a']);
});

test('tasks without a due date come last either way; keys are compared by their numbers', () => {
  const due = [
    task('1', { dueDate: '2026-02-01' }),
    task('2'),
    task('3', { dueDate: '2026-01-01' }),
  ];
  const sorted = (sort: 'due' | '-due') => due.toSorted(orderOf(sort, places)).map(({ id }) => id);
  expect(sorted('due')).toEqual(['3', '1', '2']);
  expect(sorted('-due')).toEqual(['1', '3', '2']);
  const keys = [task('10'), task('9')].toSorted(orderOf('key', places));
  expect(keys.map(({ key }) => key)).toEqual(['ENG-9', 'ENG-10']);
});
