import { expect, test } from 'vitest';
import { groupItems, matchingItems } from './pick-item.ts';

const items = [
  { id: '1', label: 'In progress', group: 'Status' },
  { id: '2', label: 'Zoë', words: 'zoe@example.org', group: 'People' },
  { id: '3', label: 'Progress reports', group: 'Labels' },
  { id: '4', label: 'Done', group: 'Status' },
];
const labels = (query: string) => matchingItems(items, query).map(({ label }) => label);

test('every word counts, accents do not, and what begins with it comes first', () => {
  expect(labels('progress')).toEqual(['Progress reports', 'In progress']);
  expect(labels('zoe ex')).toEqual(['Zoë']);
  expect(labels('progress zoe')).toEqual([]);
  expect(labels('  ')).toHaveLength(4);
});

test('what stands under one heading stands together', () => {
  expect(groupItems(items).map(({ heading, items: group }) => [heading, group.length])).toEqual([
    ['Status', 2],
    ['People', 1],
    ['Labels', 1],
  ]);
});
