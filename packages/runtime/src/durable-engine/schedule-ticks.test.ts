import { expect, test } from 'vitest';
import { firstTick, planTicks } from './schedule-ticks.ts';

const daily = { cron: '0 9 * * *', timeZone: 'Europe/Berlin', backfill: 'all' } as const;
const at = (text: string) => new Date(text);

test('a tick follows the clocks of its time zone through a change to summer time', () => {
  expect(firstTick(daily, at('2026-03-28T00:00:00Z'))).toEqual(at('2026-03-28T08:00:00Z'));
  expect(firstTick(daily, at('2026-03-28T12:00:00Z'))).toEqual(at('2026-03-29T07:00:00Z'));
});

test('missed ticks are all fired, only the last, or none', () => {
  const due = at('2026-06-01T07:00:00Z');
  const now = { at: at('2026-06-03T12:00:00Z'), graceMs: 30_000 };
  const next = at('2026-06-04T07:00:00Z');
  const all = [due, at('2026-06-02T07:00:00Z'), at('2026-06-03T07:00:00Z')];
  expect(planTicks(daily, due, now)).toEqual({ fire: all, next });
  expect(planTicks({ ...daily, backfill: 'last' }, due, now)).toEqual({
    fire: all.slice(-1),
    next,
  });
  expect(planTicks({ ...daily, backfill: 'none' }, due, now)).toEqual({ fire: [], next });
});

test('a tick that is only a little late is fired even if nothing is made up for', () => {
  const due = at('2026-06-01T07:00:00Z');
  const now = { at: at('2026-06-01T07:00:02Z'), graceMs: 30_000 };
  expect(planTicks({ ...daily, backfill: 'none' }, due, now).fire).toEqual([due]);
});
