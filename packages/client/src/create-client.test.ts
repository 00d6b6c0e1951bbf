import { expect, test } from 'vitest';
import { getMe } from '@helix/contracts/identity';
import { createClient } from './create-client.ts';

/** Asks a server that answers like this. */
const ask = (answer: () => Response, signal?: AbortSignal) =>
  createClient({ baseUrl: 'http://localhost', fetch: () => Promise.resolve(answer()) }).call(
    getMe,
    {},
    signal && { signal },
  );

const brokenOff = (error: unknown) =>
  new Response(new ReadableStream({ start: (body) => body.error(error) }));

test('an answer that is cut off on its way is told as a lost connection', async () => {
  await expect(ask(() => brokenOff(new TypeError('terminated')))).rejects.toMatchObject({
    name: 'ApiError',
    code: 'network',
  });
});

test('whoever gives up in the middle of an answer is told so', async () => {
  const stop = AbortSignal.abort();
  await expect(ask(() => brokenOff(stop.reason), stop)).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('a refusal that no server of ours has written keeps its status', async () => {
  const answer = () => new Response('<html>Bad gateway</html>', { status: 502 });
  await expect(ask(answer)).rejects.toMatchObject({ status: 502, code: 'unreadable' });
});
