import { afterEach, expect, test, vi } from 'vitest';
import { readVisits, recordVisit } from './recent.ts';

const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, text: string) => kept.set(name, text),
});
afterEach(() => kept.clear());

const board = { href: '/boards/board_1', title: 'Engine', kind: 'board' } as const;

test('the last visit comes first, and each thing once', () => {
  recordVisit('org_1', board);
  recordVisit('org_1', { ...board, href: '/boards/board_2' });
  recordVisit('org_1', board);
  expect(readVisits('org_1').map(({ href }) => href)).toEqual([
    '/boards/board_1',
    '/boards/board_2',
  ]);
  expect(readVisits('org_2')).toEqual([]);
});

test('what an older version has kept, or nobody, is passed over', () => {
  const others = [{ ...board, kind: 'wall' }, { ...board, href: 'javascript:alert()' }, null];
  kept.set('helix-recent-org_1', JSON.stringify([...others, board]));
  expect(readVisits('org_1')).toEqual([board]);
  kept.set('helix-recent-org_1', '[');
  expect(readVisits('org_1')).toEqual([]);
});
