import { expect, test } from 'vitest';
import { readAuditSearch, toAuditFilter } from './read-audit-filter.ts';

test('a malformed part of an address is passed over, and the rest holds', () => {
  const address = 'actor=member_00000001&action=task+moved&from=yesterday&to=2026-11-21';
  expect(readAuditSearch(new URLSearchParams(address))).toEqual({
    actor: 'member_00000001',
    to: '2026-11-21',
  });
});

test('the last day of a period belongs to it', () => {
  expect(toAuditFilter({ from: '2026-11-01', to: '2026-11-21', action: 'task.*' })).toEqual({
    action: 'task.*',
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-21T23:59:59.999Z',
  });
});
