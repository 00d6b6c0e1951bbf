import { expect, test } from 'vitest';
import { mergeReports, type GatewaySighting } from './merge-reports.policy.ts';

const sighting = (about: Partial<GatewaySighting>): GatewaySighting => ({
  ...{ id: 'a:1', name: 'alpha', url: 'ws://a:1', state: 'connected', version: '1' },
  since: '2026-11-01T10:00:00.000Z',
  ...{ providers: ['openai'], features: ['tools'], slots: { used: 1, total: 2 } },
  lastHeardAt: '2026-11-01T10:00:05.000Z',
  startedAt: null,
  ...about,
});

test('a gateway is there when any engine reaches it, and the last word of those counts', () => {
  const away = sighting({ state: 'away', slots: null, lastHeardAt: '2026-11-01T10:09:00.000Z' });
  const later = sighting({
    slots: { used: 2, total: 2 },
    lastHeardAt: '2026-11-01T10:00:09.000Z',
  });
  const reports = new Map([
    ['engine-0', [sighting({})]],
    ['engine-1', [away]],
    ['engine-2', [later]],
  ]);
  expect(mergeReports(reports)).toEqual([{ ...later, engines: ['engine-0', 'engine-2'] }]);
});

test('one that nobody reaches is away, and they are in the order of their names', () => {
  const away = sighting({ id: 'b:1', name: 'beta', state: 'away', slots: null });
  const merged = mergeReports(new Map([['engine-0', [away, sighting({})]]]));
  expect(merged.map(({ name, state, engines }) => ({ name, state, engines }))).toEqual([
    { name: 'alpha', state: 'connected', engines: ['engine-0'] },
    { name: 'beta', state: 'away', engines: [] },
  ]);
});
