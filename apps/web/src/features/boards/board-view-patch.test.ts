import { expect, test } from 'vitest';
import type { Run } from '@helix/contracts/runs';
import type { TaskCard } from '@helix/contracts/tasks';
import { keepCards, patchCard, placeTask, withRun, type BoardView } from './board-view-patch.ts';
import { isInPlace, movesBack, neighboursAt, withMove } from './moves/move.ts';

const task = (id: string, columnId: string, position: string, version = 1): TaskCard => ({
  id,
  key: 'ENG-1',
  boardId: 'board_1',
  columnId,
  category: 'todo',
  position,
  title: id,
  priority: 'none',
  labelIds: [],
  dueDate: null,
  assigneeId: null,
  agentId: null,
  parentId: null,
  requiresApproval: false,
  latestRun: null,
  checklist: { done: 0, total: 0 },
  subtasks: { done: 0, total: 0 },
  openBlockers: 0,
  reviewRequestedBy: null,
  awaitsRoomIn: null,
  commentCount: 0,
  attachmentCount: 0,
  createdBy: { kind: 'member', id: 'member_1', name: 'Ada' },
  enteredColumnAt: '2026-01-01T00:00:00.000Z',
  completedAt: null,
  archivedAt: null,
  deletedAt: null,
  version,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
});
const column = (id: string, tasks: TaskCard[]) => ({
  id,
  boardId: 'board_1',
  name: id,
  category: 'todo' as const,
  wipLimit: null,
  version: 1,
  count: tasks.length,
  nextCursor: null,
  tasks,
});
const board: BoardView = {
  board: {
    id: 'board_1',
    name: 'B',
    key: 'B',
    departmentId: 'dept_1',
    description: '',
    defaultPermission: 'create',
    archiveDoneAfterDays: null,
    archivedAt: null,
    version: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
  },
  columns: [
    column('left', [task('a', 'left', 'a0'), task('b', 'left', 'a1')]),
    column('right', [task('c', 'right', 'Zz')]),
  ],
  seq: 1,
};
const ids = (view: BoardView) => view.columns.map(({ tasks }) => tasks.map(({ id }) => id));

test('a moved task leaves its column and takes its place by position, compared byte by byte', () => {
  expect(ids(placeTask(board, task('a', 'right', 'a0', 2)))).toEqual([['b'], ['c', 'a']]);
  expect(ids(placeTask(board, task('new', 'left', 'a0V')))).toEqual([['a', 'new', 'b'], ['c']]);
});

test('an echo of an older version changes nothing, so a card does not jump back', () => {
  const moved = placeTask(board, task('a', 'right', 'a0', 3));
  expect(placeTask(moved, task('a', 'left', 'a0', 2))).toBe(moved);
});

test('what is archived or deleted leaves the board, and comes back when it is restored', () => {
  const archived = { ...task('a', 'left', 'a0', 2), archivedAt: '2026-01-02T00:00:00.000Z' };
  expect(ids(placeTask(board, archived))).toEqual([['b'], ['c']]);
  const restored = { ...archived, archivedAt: null, version: 3 };
  expect(ids(placeTask(placeTask(board, archived), restored))).toEqual([['a', 'b'], ['c']]);
});

test('columns that a change does not touch stay the same objects', () => {
  expect(placeTask(board, task('a', 'left', 'a2', 2)).columns[1]).toBe(board.columns[1]);
});

test('a late word about an older run does not replace the newer one', () => {
  const run = (id: string, status: Run['status']) => ({ id, status, agentId: 'agent_1' }) as Run;
  const working = withRun(task('a', 'left', 'a0'), run('run_2', 'running'));
  expect(withRun(working, run('run_1', 'failed')).latestRun?.id).toBe('run_2');
  expect(withRun(working, run('run_2', 'succeeded')).latestRun?.status).toBe('succeeded');
});

test('a card dropped beside itself keeps its neighbours', () => {
  const tasks = board.columns[0]?.tasks ?? [];
  expect(neighboursAt(tasks, 0, ['b'])).toEqual({ before: 'a' });
  expect(neighboursAt(tasks, 2, ['a'])).toEqual({ after: 'b' });
  expect(neighboursAt(tasks, 1, ['b'])).toEqual({ after: 'a' });
  expect(neighboursAt([], 0, ['x'])).toEqual({});
});

test('a move is laid over the board, in the order in which the cards were taken', () => {
  const moved = withMove(board, { taskIds: ['a', 'b'], columnId: 'right', before: 'c' });
  expect(ids(moved)).toEqual([[], ['a', 'b', 'c']]);
  expect(moved.columns.map(({ count }) => count)).toEqual([0, 3]);
  expect(ids(withMove(board, { taskIds: ['a'], columnId: 'left', after: 'b' }))).toEqual([
    ['b', 'a'],
    ['c'],
  ]);
});

test('a move whose neighbour is gone lands at the end, and one of nobody changes nothing', () => {
  const move = { taskIds: ['a'], columnId: 'right', before: 'gone' };
  expect(ids(withMove(board, move))).toEqual([['b'], ['c', 'a']]);
  expect(withMove(board, { ...move, taskIds: ['gone'] })).toBe(board);
});

test('cards that stand where they are put need not be moved', () => {
  expect(isInPlace(board, { taskIds: ['a'], columnId: 'left', before: 'b' })).toBe(true);
  expect(isInPlace(board, { taskIds: ['b'], columnId: 'left', before: 'a' })).toBe(false);
  expect(isInPlace(board, { taskIds: ['a'], columnId: 'right', before: 'c' })).toBe(false);
});

test('moves are taken back one by one, each below what stood above it', () => {
  const move = { taskIds: ['a', 'b'], columnId: 'right' };
  const back = movesBack(board, move.taskIds);
  expect(ids(back.reduce(withMove, withMove(board, move)))).toEqual(ids(board));
});

test('while only the top of a column has been read, what lands below it is only counted', () => {
  const [left, right] = board.columns;
  if (!left || !right) throw new Error('two columns');
  const partial = { ...board, columns: [{ ...left, count: 9, nextCursor: 'more' }, right] };
  const below = placeTask(partial, task('c', 'left', 'a9', 2));
  expect(ids(below)).toEqual([['a', 'b'], []]);
  expect(below.columns.map(({ count }) => count)).toEqual([10, 0]);
  expect(ids(placeTask(partial, task('c', 'left', 'a0V', 2)))).toEqual([['a', 'c', 'b'], []]);
});

test('what is read again keeps the cards that are the same, and takes what only surrounds them', () => {
  const again = structuredClone(board);
  const kept = keepCards(board, patchCard(again, 'b', { commentCount: 3 }));
  expect(kept.columns[0]?.tasks[0]).toBe(board.columns[0]?.tasks[0]);
  expect(kept.columns[0]?.tasks[1]?.commentCount).toBe(3);
});
