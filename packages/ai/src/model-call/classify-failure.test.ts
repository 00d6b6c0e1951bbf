import { APICallError } from '@ai-sdk/provider';
import { expect, test } from 'vitest';
import { classifyFailure } from './classify-failure.ts';

function answered(
  statusCode: number | undefined,
  message: string,
  responseHeaders: Record<string, string> = {},
) {
  return new APICallError({
    message,
    url: 'http://localhost',
    requestBodyValues: {},
    responseHeaders,
    ...(statusCode === undefined ? {} : { statusCode }),
  });
}

test.each([
  [400, "This model's maximum context length is 8192 tokens", 'context_overflow'],
  [413, 'Request too large', 'context_overflow'],
  [400, 'Your request was rejected by our safety system', 'provider_refused'],
  [400, 'Unknown parameter', 'provider_request_refused'],
  [403, 'Forbidden', 'provider_auth'],
  [429, 'You exceeded your current quota, please check your billing details', 'provider_quota'],
  [429, 'Slow down', 'provider_rate_limited'],
  [529, 'Overloaded', 'provider_unavailable'],
  [undefined, 'Cannot connect to API: ECONNREFUSED', 'provider_unavailable'],
  [200, 'Invalid JSON response', 'provider_bad_response'],
])('status %s with “%s” is %s', (status, message, reason) => {
  expect(classifyFailure(answered(status, message)).reason).toBe(reason);
});

test.each([
  [401, 'No', true],
  [403, 'Forbidden', true],
  [404, 'No such model', true],
  [400, 'Unknown parameter', true],
  [402, 'Insufficient credits', true],
  [429, 'Slow down', true],
  // It has been read, and some are paid for that.
  [400, 'prompt is too long', false],
  [400, 'Your request was rejected by our safety system', false],
  // Nobody knows how far it had come.
  [408, 'Timeout', false],
  [500, 'Internal error', false],
  [529, 'Overloaded', false],
  [200, 'Invalid JSON response', false],
])('status %s with “%s” costs nothing: %s', (status, message, isFree) => {
  expect(classifyFailure(answered(status, message)).isUnbilled ?? false).toBe(isFree);
});

test('when to come back is read in seconds, milliseconds and dates, within reason', () => {
  const wait = (headers: Record<string, string>) =>
    classifyFailure(answered(429, 'Slow down', headers)).retryAfterMs;
  expect(wait({ 'retry-after': '2' })).toBe(2_000);
  expect(wait({ 'retry-after-ms': '150', 'retry-after': '2' })).toBe(150);
  expect(wait({ 'retry-after': '999999' })).toBe(60 * 60_000);
  expect(wait({ 'retry-after': new Date(0).toUTCString() })).toBe(0);
  expect(wait({ 'retry-after': 'soon' })).toBeUndefined();
});

test('errors in the middle of a stream are told apart by their words', () => {
  expect(
    classifyFailure({ message: 'Rate limit reached', code: 'rate_limit_exceeded' }).reason,
  ).toBe('provider_rate_limited');
  expect(classifyFailure({ message: 'prompt is too long: 9 tokens' }).reason).toBe(
    'context_overflow',
  );
  expect(classifyFailure({ message: 'The server had an error', type: 'server_error' }).reason).toBe(
    'provider_unavailable',
  );
  expect(classifyFailure(undefined).reason).toBe('provider_bad_response');
});

test('a long message of a provider is cut, and a mistake of ours keeps its cause', () => {
  expect(classifyFailure(answered(500, 'x'.repeat(10_000))).message.length).toBeLessThan(500);
  const mistake = new RangeError('ours');
  expect(classifyFailure(mistake)).toMatchObject({ reason: 'internal', cause: mistake });
});
