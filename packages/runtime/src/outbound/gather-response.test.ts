import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { parseAllowedHosts } from './allowed-hosts.ts';
import type { Gathering } from './gather-response.ts';
import { createOutboundFetch } from './outbound-fetch.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** An answer that has begun, and whoever reads and writes it. */
async function beginAnswer(gather: Gathering, headers: Record<string, string> = {}) {
  const { promise: response, resolve } = Promise.withResolvers<ServerResponse>();
  const server = createServer((request, asked) => {
    asked.writeHead(200, { ...headers, 'x-accepts': request.headers['accept-encoding'] ?? '' });
    asked.write('first');
    resolve(asked);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const outbound = createOutboundFetch({ allowed: parseAllowedHosts('127.0.0.1'), gather });
  closers.push(() => outbound.close());
  const { body, headers: told } = await outbound.fetch(`http://127.0.0.1:${address.port}/`);
  if (!body) throw new Error('no body');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  return { response: await response, told, read: () => reader.read() };
}

const forEver = 2 ** 30;

test('the first bytes come at once, and all that follows in one piece when the answer ends', async () => {
  const { response, read } = await beginAnswer({ ms: forEver });
  expect(await read()).toMatchObject({ value: 'first' });
  for (const word of [' second', ' third']) {
    await new Promise<unknown>((written) => response.write(word, written));
  }
  response.end(' last');
  expect(await read()).toMatchObject({ value: ' second third last' });
  expect(await read()).toMatchObject({ done: true });
});

test('what follows comes while the answer goes on', async () => {
  const { response, read } = await beginAnswer({ ms: 1 });
  for (const word of ['second', 'third', 'fourth']) {
    expect((await read()).done).toBe(false);
    response.write(word);
  }
  expect(await read()).toMatchObject({ value: 'fourth' });
});

test('more than a little does not wait', async () => {
  const { response, read } = await beginAnswer({ ms: forEver });
  expect(await read()).toMatchObject({ value: 'first' });
  const much = 'much '.repeat(20_000);
  response.write(much);
  let seen = '';
  while (seen.length < 64 * 1024) seen += (await read()).value ?? '';
  expect(much.startsWith(seen)).toBe(true);
});

test('what came before a break is read before the break', async () => {
  const { response, read } = await beginAnswer({ ms: forEver });
  expect(await read()).toMatchObject({ value: 'first' });
  await new Promise<unknown>((written) => response.write(' second', written));
  response.destroy();
  expect(await read()).toMatchObject({ value: ' second' });
  await expect(read()).rejects.toThrow('terminated');
});

const shout: Gathering['condense'] = (contentType) =>
  contentType === 'text/loud' ? (piece) => Buffer.from(`${piece.toString()}!`) : undefined;

test('what has gathered is condensed, if it is of the type and nobody packed it', async () => {
  const read = async (headers: Record<string, string>) => {
    const answer = await beginAnswer({ ms: forEver, condense: shout }, headers);
    expect(answer.told.get('x-accepts')).toBe('identity');
    const first = await answer.read();
    answer.response.end(' last');
    return [first.value, (await answer.read()).value];
  };
  expect(await read({ 'content-type': 'text/loud' })).toEqual(['first!', ' last!']);
  expect(await read({ 'content-type': 'text/plain' })).toEqual(['first', ' last']);
  const packed = { 'content-type': 'text/loud', 'content-encoding': 'x-packed' };
  expect(await read(packed)).toEqual(['first', ' last']);
});
