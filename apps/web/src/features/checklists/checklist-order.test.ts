import { expect, test } from 'vitest';
import type { ChecklistItem } from '@helix/contracts/checklists';
import { placeAt, withItem } from './checklist-order.ts';

const item = (id: string, position: string, version = 1): ChecklistItem => ({
  id,
  taskId: 'task_1',
  position,
  text: id,
  done: false,
  doneAt: null,
  assigneeId: null,
  dueDate: null,
  createdBy: { kind: 'member', id: 'member_1', name: 'Ada' },
  version,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
});
const items = [item('a', 'a'), item('b', 'b'), item('c', 'c')];
const order = (list: readonly ChecklistItem[] | undefined) => list?.map(({ id }) => id).join('');

test('an item goes where its position says, and an old word about it changes nothing', () => {
  expect(order(withItem(items, item('b', 'd', 2)))).toBe('acb');
  expect(withItem([item('b', 'b', 3)], item('b', 'x', 2))[0]?.position).toBe('b');
});

test('moving names the neighbour that it lands beside', () => {
  expect(placeAt(items, 'c', 0)).toMatchObject({ place: { before: 'a' } });
  expect(order(placeAt(items, 'a', 1)?.items)).toBe('bac');
  expect(placeAt(items, 'a', 2)).toMatchObject({ place: { after: 'c' } });
  expect(placeAt(items, 'a', -1)).toBeUndefined();
});
