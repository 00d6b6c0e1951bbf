import { pino } from 'pino';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { startTestRedis, type TestRedis } from '@helix/testing/redis';
import { isAppError } from '../app-error.ts';
import { connectEphemeralStore, type EphemeralStore } from './index.ts';

const log = pino({ level: 'silent' });
const database = await testDatabase({ migrated: false });
let redis: TestRedis;
const minute = { ttlMs: 60_000 };
const eventually = { timeout: 10_000, interval: 10 };

beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(() => redis.stop());

const kinds = [
  { kind: 'postgres', redisUrl: () => undefined, cut: cutPostgres },
  { kind: 'redis', redisUrl: () => redis.url, cut: cutRedis },
];

/** Ends every connection; the server itself is back at once. */
async function cutPostgres(): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
}
async function cutRedis(): Promise<void> {
  await redis.kill();
  await redis.start();
}

describe.each(kinds)('the ephemeral store on $kind', ({ redisUrl, cut }) => {
  const open = () =>
    connectEphemeralStore({ redisUrl: redisUrl(), databaseUrl: database.url, log });
  let a: EphemeralStore;
  let b: EphemeralStore;
  beforeAll(async () => {
    [a, b] = await Promise.all([open(), open()]);
  });
  afterAll(() => Promise.all([a.close(), b.close()]));

  test('a message reaches every other listener of its channel, in order, and nobody else', async () => {
    const heard: string[] = [];
    const elsewhere = vi.fn();
    const stop = await b.subscribe('news', (message) => heard.push(message));
    await b.subscribe('new', elsewhere);
    const sent = Array.from({ length: 50 }, (_, index) => `message ${index} ü\n`);
    await Promise.all(sent.map((message) => a.publish('news', message)));
    await vi.waitFor(() => expect(heard).toEqual(sent), eventually);
    await stop();
    await a.publish('news', 'unheard');
    await a.publish('new', 'heard');
    await vi.waitFor(() => expect(elsewhere).toHaveBeenCalledWith('heard'), eventually);
    expect(heard).toEqual(sent);
  });

  test('a message too large for a hint is refused', async () => {
    await expect(async () => a.publish('news', 'x'.repeat(8_000))).rejects.toThrow(
      /more than a hint/,
    );
  });

  test('keys live until they expire, whatever they are called', async () => {
    await a.set('presence:board*[1]?:ü', '', minute);
    await a.set('presence:short', 'gone soon', { ttlMs: 30 });
    expect(await b.get('presence:board*[1]?:ü')).toBe('');
    await vi.waitFor(async () => expect(await b.get('presence:short')).toBeUndefined(), eventually);
    await b.set('presence:second', 'here', minute);
    await b.set('other', 'not listed', minute);
    expect(await a.list('presence:')).toEqual(
      new Map([
        ['presence:board*[1]?:ü', ''],
        ['presence:second', 'here'],
      ]),
    );
    expect(await a.list('presence:board*[1]?')).toHaveProperty('size', 1);
    await a.delete('presence:second');
    expect(await b.get('presence:second')).toBeUndefined();
  });

  test('two hundred counts at once are two hundred, and a new window begins at one', async () => {
    const window = { windowMs: 60_000 };
    const counts = await Promise.all(
      Array.from({ length: 200 }, (_, index) => (index % 2 ? a : b).increment('busy', window)),
    );
    expect(new Set(counts.map(({ value }) => value)).size).toBe(200);
    expect(await a.increment('busy', { ...window, by: 5 })).toMatchObject({ value: 205 });
    await a.increment('brief', { windowMs: 20, by: 7 });
    await vi.waitFor(async () => {
      expect(await b.increment('brief', { windowMs: 20 })).toMatchObject({ value: 1 });
    }, eventually);
  });

  test('a stream read in pieces while eight write to it has everything once and in order', async () => {
    const options = { maxLength: 1_000, ttlMs: 60_000 };
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; n < 20; n += 1) {
        await (writer % 2 ? a : b).append(
          'text',
          [`${writer}:${n}:a`, `${writer}:${n}:b`],
          options,
        );
      }
    });
    let writing = true;
    const written = Promise.all(writers).then(() => {
      writing = false;
    });
    const seen: string[] = [];
    let after: string | undefined;
    for (;;) {
      const last = !writing;
      const entries = await a.read(
        'text',
        after === undefined ? { limit: 7 } : { after, limit: 7 },
      );
      seen.push(...entries.map(({ entry }) => entry));
      after = entries.at(-1)?.id ?? after;
      if (last && entries.length === 0) break;
    }
    await written;
    expect(seen).toHaveLength(320);
    expect(new Set(seen).size).toBe(320);
    for (let writer = 0; writer < 8; writer += 1) {
      const own = seen.filter((entry) => entry.startsWith(`${writer}:`));
      expect(own).toEqual(own.toSorted((x, y) => order(x) - order(y)));
    }
  });

  test('a stream keeps its newest entries and starts anew when it had expired', async () => {
    await a.append('capped', ['1', '2', '3'], { maxLength: 4, ttlMs: 60_000 });
    await a.append('capped', ['4', '5', '6'], { maxLength: 4, ttlMs: 60_000 });
    const kept = await b.read('capped', { limit: 10 });
    expect(kept.map(({ entry }) => entry)).toEqual(['3', '4', '5', '6']);
    await a.append('brief', ['old'], { maxLength: 10, ttlMs: 20 });
    await vi.waitFor(
      async () => expect(await b.read('brief', { limit: 10 })).toEqual([]),
      eventually,
    );
    await a.append('brief', ['new'], { maxLength: 10, ttlMs: 60_000 });
    expect((await b.read('brief', { limit: 10 })).map(({ entry }) => entry)).toEqual(['new']);
  });

  test('after every connection was lost it connects again, says so, and hears again', async () => {
    const heard = vi.fn();
    const reconnected = vi.fn();
    await b.subscribe('after the cut', heard);
    const unwatch = b.onReconnect(reconnected);
    await cut();
    await vi.waitFor(() => expect(reconnected).toHaveBeenCalled(), eventually);
    await vi.waitFor(async () => {
      await a.publish('after the cut', 'hello again');
      expect(heard).toHaveBeenCalledWith('hello again');
    }, eventually);
    unwatch();
  });
});

test('commands fail at once and in our words while the server is away', async () => {
  const store = await connectEphemeralStore({
    redisUrl: redis.url,
    databaseUrl: database.url,
    log,
  });
  await redis.kill();
  const refusal: unknown = await store.get('anything').catch((error: unknown) => error);
  expect(isAppError(refusal) && refusal.code).toBe('ephemeral.unavailable');
  await redis.start();
  await vi.waitFor(() => store.ping(), eventually);
  await store.close();
});

function order(entry: string): number {
  const [, n = '0', half = 'a'] = entry.split(':');
  return Number(n) * 2 + (half === 'b' ? 1 : 0);
}
