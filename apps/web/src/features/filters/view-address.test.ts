import { expect, test } from 'vitest';
import { plainView, readView, writeView } from './view-address.ts';

const read = (query: string) => readView(new URLSearchParams(query), plainView);

test('an address says how tasks are shown, and what it does not say is as usual', () => {
  expect(read('filter=is%3Amine&layout=list&group=agent&sort=-priority')).toEqual({
    ...plainView,
    filter: 'is:mine',
    layout: 'list',
    group: 'agent',
    sort: '-priority',
  });
  expect(read('layout=spiral&sort=up&group=colour')).toEqual(plainView);
});

test('the columns of a list are those of the address, of the view, or of whoever looks', () => {
  expect(read('columns=due,labels,due,colour').columns).toEqual(['due', 'labels']);
  expect(read('').columns).toBeNull();
  const usual = { ...plainView, columns: ['due' as const] };
  expect(writeView(new URLSearchParams(), { ...usual, columns: [] }, usual)).toBe('columns=');
  const query = writeView(new URLSearchParams(), plainView, usual);
  expect(query).toBe('columns=own');
  expect(readView(new URLSearchParams(query), usual).columns).toBeNull();
});

test('only what differs is written, and what belongs to others stays', () => {
  const view = { ...plainView, filter: 'a b', density: 'compact' as const };
  expect(writeView(new URLSearchParams('x=1&filter=old'), view, plainView)).toBe(
    'x=1&filter=a+b&density=compact',
  );
  expect(writeView(new URLSearchParams('filter=old'), plainView, plainView)).toBe('');
});

test('a view that is usually grouped can be shown without groups', () => {
  const usual = { ...plainView, group: 'agent' as const };
  const query = writeView(new URLSearchParams(), { ...usual, group: null }, usual);
  expect(query).toBe('group=none');
  expect(readView(new URLSearchParams(query), usual).group).toBeNull();
});
