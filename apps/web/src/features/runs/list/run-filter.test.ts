import { expect, test } from 'vitest';
import { filterOf, printChoice, readChoice } from './run-filter.ts';

const now = Date.parse('2026-11-21T10:59:59.000Z');

test('what stands in the address is what the list is asked for', () => {
  const address = printChoice({ status: 'live', trigger: 'chat', days: '7', agent: '' });
  expect(address).toBe('/runs?status=live&trigger=chat&days=7');
  const choice = readChoice(new URLSearchParams(address.slice('/runs?'.length)));
  expect(choice).toEqual({ status: 'live', trigger: 'chat', days: '7' });
  expect(filterOf(choice, now)).toEqual({
    status: 'live',
    trigger: 'chat',
    from: '2026-11-14T10:00:00.000Z',
  });
});

test('an address that somebody made up shows everything instead of an error', () => {
  expect(filterOf({ status: 'odd', agent: 'x', board: '../', days: '-1' }, now)).toEqual({});
  expect(printChoice({})).toBe('/runs');
});
