import { expect, test } from 'vitest';
import { mailTime, type MailRhythm } from './mail-time.policy.ts';

const always: MailRhythm = { quietHours: null, digestAt: null, timeZone: 'UTC' };
const night = { from: '22:00', to: '07:00' };
const at = (text: string) => new Date(text);

test.each([
  ['gathers for a while', '2026-03-02T12:00:00Z', always, '2026-03-02T12:03:00Z'],
  [
    'waits for the end of a night that spans midnight',
    '2026-03-02T23:30:00Z',
    { ...always, quietHours: night },
    '2026-03-03T07:00:00Z',
  ],
  [
    'waits after midnight too',
    '2026-03-03T06:58:00Z',
    { ...always, quietHours: night },
    '2026-03-03T07:01:00Z',
  ],
  [
    'counts the hours where the person is',
    '2026-03-02T12:30:00Z',
    { ...always, quietHours: night, timeZone: 'Asia/Tokyo' },
    '2026-03-02T12:33:00Z',
  ],
  [
    'knows the night there',
    '2026-03-02T13:30:00Z',
    { ...always, quietHours: night, timeZone: 'Asia/Tokyo' },
    '2026-03-02T22:00:00Z',
  ],
  [
    'goes into the next digest',
    '2026-03-02T08:00:00Z',
    { ...always, digestAt: '08:00' },
    '2026-03-03T08:00:00Z',
  ],
  [
    'goes into the digest of the same day',
    '2026-03-02T05:10:20Z',
    { ...always, digestAt: '08:00', timeZone: 'Asia/Kolkata' },
    '2026-03-03T02:30:00Z',
  ],
  [
    'knows that the clocks are changed in the night',
    '2026-03-28T22:00:00Z',
    { ...always, quietHours: night, timeZone: 'Europe/Berlin' },
    '2026-03-29T05:00:00Z',
  ],
])('mail %s', (_what, now, rhythm, due) => {
  expect(mailTime(at(now), rhythm)).toEqual(at(due));
});
