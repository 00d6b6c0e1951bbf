import { fork } from 'node:child_process';
import { once } from 'node:events';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { startTestRedis, type TestRedis } from '@helix/testing/redis';
import { openRelay, type Relay } from './fixtures/relay.ts';
import { connectEphemeralStore } from './index.ts';

const log = pino({ level: 'silent' });
const database = await testDatabase({ migrated: false });
let redis: TestRedis;
const eventually = { timeout: 20_000, interval: 10 };
const unavailable = expect.objectContaining({ code: 'ephemeral.unavailable' });

beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(() => redis.stop());

const postgres = {
  kind: 'postgres',
  serverUrl: () => database.url,
  urls: (url: string) => ({ databaseUrl: url, redisUrl: undefined }),
};
const kinds = [
  postgres,
  {
    kind: 'redis',
    serverUrl: () => redis.url,
    urls: (url: string) => ({ databaseUrl: database.url, redisUrl: url }),
  },
];

describe.each(kinds)('the ephemeral store on $kind behind a bad network', ({ serverUrl, urls }) => {
  let relay: Relay;
  beforeAll(async () => {
    relay = await openRelay(serverUrl());
  });
  afterAll(() => relay.close());

  test('while the server is away commands fail at once and in our words; then all is as before', async () => {
    const store = await connectEphemeralStore({ ...urls(relay.url), log });
    const outside = await connectEphemeralStore({ ...urls(serverUrl()), log });
    const heard: string[] = [];
    const reconnected = vi.fn();
    await store.subscribe('before', (message) => heard.push(message));
    const stop = await store.subscribe('stopped', (message) => heard.push(message));
    store.onReconnect(reconnected);
    await store.ping();

    await relay.cut();
    const limits = { maxLength: 10, ttlMs: 60_000 };
    await expect(store.get('key')).rejects.toEqual(unavailable);
    await expect(store.set('key', '', limits)).rejects.toEqual(unavailable);
    await expect(store.delete('key')).rejects.toEqual(unavailable);
    await expect(store.list('')).rejects.toEqual(unavailable);
    await expect(store.increment('key', { windowMs: 60_000 })).rejects.toEqual(unavailable);
    await expect(store.append('text', ['lost'], limits)).rejects.toEqual(unavailable);
    await expect(store.read('text', { limit: 1 })).rejects.toEqual(unavailable);
    await expect(store.publish('before', 'lost')).rejects.toEqual(unavailable);
    await expect(store.ping()).rejects.toEqual(unavailable);
    await expect(connectEphemeralStore({ ...urls(relay.url), log })).rejects.toEqual(unavailable);
    await store.subscribe('during', (message) => heard.push(message));
    await stop();
    expect(reconnected).not.toHaveBeenCalled();

    await relay.mend();
    await vi.waitFor(() => expect(reconnected).toHaveBeenCalledTimes(1), eventually);
    for (const channel of ['stopped', 'before', 'during']) await outside.publish(channel, channel);
    await vi.waitFor(() => expect(heard).toEqual(['before', 'during']), eventually);
    await vi.waitFor(() => store.ping(), eventually);
    expect(await store.read('text', { limit: 1 })).toEqual([]);
    await Promise.all([store.close(), outside.close()]);
  });

  test('a connection that went silent is noticed and replaced', async () => {
    const store = await connectEphemeralStore({ ...urls(relay.url), log, answerLimitMs: 500 });
    const heard = vi.fn();
    const reconnected = vi.fn();
    await store.subscribe('news', heard);
    store.onReconnect(reconnected);
    await store.ping();
    relay.freeze();
    await expect(store.get('key')).rejects.toEqual(unavailable);
    await vi.waitFor(() => expect(reconnected).toHaveBeenCalled(), eventually);
    await vi.waitFor(() => store.publish('news', 'hello again'), eventually);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('hello again'), eventually);
    await store.close();
  });

  test('a store can be closed while its server is away', async () => {
    const store = await connectEphemeralStore({ ...urls(relay.url), log });
    const reconnected = vi.fn();
    store.onReconnect(reconnected);
    await relay.cut();
    await expect(store.ping()).rejects.toEqual(unavailable);
    await store.close();
    await relay.mend();
    await expect(store.ping()).rejects.toEqual(unavailable);
    expect(reconnected).not.toHaveBeenCalled();
  });

  test.each(['lively', 'silent'])(
    'a process that closed its store ends by itself (the server is %s)',
    async (server) => {
      const { databaseUrl, redisUrl } = urls(relay.url);
      const child = fork(
        new URL('fixtures/store-process.ts', import.meta.url),
        redisUrl === undefined ? [databaseUrl] : [databaseUrl, redisUrl],
        { execArgv: [] },
      );
      const exited = once(child, 'exit');
      await Promise.race([once(child, 'message'), exited]);
      if (server === 'silent') relay.freeze();
      child.send('close');
      expect(await exited).toEqual([0, null]);
    },
  );
});
