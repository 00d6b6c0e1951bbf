import { expect, test } from 'vitest';
import { placeItem, type Placed } from './checklist-placement.ts';

function apply(
  items: readonly Placed[],
  id: string,
  changes: ReadonlyMap<string, string>,
): Placed[] {
  const others = items.filter((item) => item.id !== id);
  return [...others, { id, position: '' }]
    .map((item) => ({ ...item, position: changes.get(item.id) ?? item.position }))
    .toSorted((a, b) => (a.position < b.position ? -1 : 1));
}

function move(items: readonly Placed[], id: string, place: Parameters<typeof placeItem>[2]) {
  const changes = placeItem(
    items.filter((item) => item.id !== id),
    id,
    place,
  );
  return apply(items, id, changes ?? new Map());
}

const order = (items: readonly Placed[]) => items.map(({ id }) => id).join('');

test('items go to the end, above and below others', () => {
  let items: Placed[] = [];
  for (const id of ['a', 'b', 'c']) items = move(items, id, {});
  expect(order(items)).toBe('abc');
  items = move(items, 'd', { before: 'a' });
  items = move(items, 'e', { after: 'b' });
  expect(order(items)).toBe('dabec');
  expect(order(move(items, 'd', { after: 'c' }))).toBe('abecd');
});

test('an item is not placed beside one that is not there', () => {
  expect(placeItem([], 'a', { before: 'z' })).toBeUndefined();
});

test('positions stay short however often items are moved into the same gap', () => {
  let items: Placed[] = [];
  for (const id of ['a', 'b', 'c', 'd']) items = move(items, id, {});
  for (let n = 0; n < 500; n += 1) {
    items = move(items, 'c', { after: 'a' });
    items = move(items, 'b', { after: 'a' });
    expect(order(items)).toBe('abcd');
  }
  expect(Math.max(...items.map(({ position }) => position.length))).toBeLessThanOrEqual(48);
});
