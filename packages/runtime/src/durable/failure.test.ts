import { expect, test } from 'vitest';
import { backoffDelayMs, DatabaseAway, judgeFailure, toFailure } from './failure.ts';
import { PermanentFailure, RetryLater } from './job-handler.ts';

const backoffMs = { first: 100, factor: 3, max: 1_000 };
const tries = { tried: 2, attempts: 3, backoffMs };

test('waits grow by the factor up to their limit', () => {
  expect([1, 2, 3, 4].map((tried) => backoffDelayMs(backoffMs, tried))).toEqual([
    100, 300, 900, 1_000,
  ]);
});

test('an ordinary failure is tried again after the back-off, until the attempts are used up', () => {
  const failure = toFailure(new TypeError('broken'));
  expect(failure).toEqual({ name: 'TypeError', message: 'broken' });
  expect(judgeFailure(failure, tries)).toEqual({ kind: 'retry', afterMs: 300 });
  expect(judgeFailure(failure, { ...tries, tried: 3 })).toEqual({
    kind: 'dead',
    reason: 'attempts_exhausted',
  });
});

test('the handler decides when it asks for a time or says that there is no use', () => {
  expect(judgeFailure(toFailure(new RetryLater(7_000, 'busy')), tries)).toEqual({
    kind: 'retry',
    afterMs: 7_000,
  });
  expect(judgeFailure(toFailure(new PermanentFailure('gone', 'no such thing')), tries)).toEqual({
    kind: 'dead',
    reason: 'gone',
  });
});

test('a database that is away uses up no attempt, however deep the error sits', () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const query = { query: 'select 1', params: [] };
  const failure = toFailure(
    Object.assign(new Error('Failed query: select 1', { cause: refused }), query),
  );
  expect(failure).toMatchObject({ isAway: true });
  expect(judgeFailure(failure, { ...tries, tried: 3 })).toMatchObject({
    kind: 'retry',
    isFree: true,
  });
  expect(toFailure(new DatabaseAway(refused))).toMatchObject({ isAway: true });
  expect(toFailure(new Error('Connection terminated unexpectedly'))).toHaveProperty('isAway');
  // It may be a mail server that refuses.
  expect(toFailure(refused)).not.toHaveProperty('isAway');
});

test('a failure can be stored, whatever its message holds', () => {
  expect(toFailure(new Error(`zero\0${'x'.repeat(5_000)}`)).message).toMatch(/^zerox{1996}$/);
});
