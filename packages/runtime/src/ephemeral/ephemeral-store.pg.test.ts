import { pino } from 'pino';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { startTestRedis, type TestRedis } from '@helix/testing/redis';
import { connectEphemeralStore, type EphemeralStore } from './index.ts';
import { openPool } from './postgres-connection.ts';
import { sweep } from './sweeper.ts';

const log = pino({ level: 'silent' });
const database = await testDatabase({ migrated: false });
let redis: TestRedis;
const minute = { ttlMs: 60_000 };
const roomy = { maxLength: 1_000, ttlMs: 60_000 };
const eventually = { timeout: 10_000, interval: 10 };
const oddNames = ['', ' ', 'a\nb', '1:x', '*?[^x]\\', `'"%_$1`, 'ü🚀', '\0', '\u0001', '\u00010'];

beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(() => redis.stop());

const kinds = [
  { kind: 'postgres', redisUrl: () => undefined, cut: cutPostgres, forget: sweepPostgres },
  { kind: 'redis', redisUrl: () => redis.url, cut: cutRedis, forget: async () => undefined },
];

/** Ends every connection; the server itself is back at once. */
async function cutPostgres(): Promise<void> {
  await askPostgres(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
}
async function cutRedis(): Promise<void> {
  await redis.kill();
  await redis.start();
}
async function sweepPostgres(): Promise<void> {
  const pool = openPool({ databaseUrl: database.url, log, answerLimitMs: 5_000 });
  await sweep(pool.query);
  await pool.close();
}
async function askPostgres(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
}

describe.each(kinds)('the ephemeral store on $kind', ({ redisUrl, cut, forget }) => {
  const open = () =>
    connectEphemeralStore({ redisUrl: redisUrl(), databaseUrl: database.url, log });
  let a: EphemeralStore;
  let b: EphemeralStore;
  beforeAll(async () => {
    [a, b] = await Promise.all([open(), open()]);
  });
  afterAll(() => Promise.all([a.close(), b.close()]));

  const entriesOf = async (stream: string, after?: string) => {
    const options = after === undefined ? { limit: 1_000 } : { after, limit: 1_000 };
    return (await b.read(stream, options)).map(({ entry }) => entry);
  };

  test('a message reaches every listener of its channel, in order, and nobody else', async () => {
    const heard: string[] = [];
    const heardAtHome: string[] = [];
    const elsewhere = vi.fn();
    const stop = await b.subscribe('news', (message) => heard.push(message));
    await a.subscribe('news', (message) => heardAtHome.push(message));
    await b.subscribe('new', elsewhere);
    const sent = Array.from({ length: 50 }, (_, index) => `message ${index} ü\n`);
    await Promise.all(sent.map((message) => a.publish('news', message)));
    await vi.waitFor(() => expect([heard, heardAtHome]).toEqual([sent, sent]), eventually);
    await stop();
    await a.publish('news', 'unheard');
    await a.publish('new', 'heard');
    await vi.waitFor(() => expect(elsewhere).toHaveBeenCalledWith('heard'), eventually);
    expect(elsewhere).toHaveBeenCalledTimes(1);
    expect(heard).toEqual(sent);
  });

  test('of two listeners that are the same function, one can stop', async () => {
    const heard = vi.fn();
    const stop = await b.subscribe('twice', heard);
    await b.subscribe('twice', heard);
    await stop();
    await stop();
    await a.publish('twice', 'once');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('once'), eventually);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('a listener that throws does not keep the others from hearing', async () => {
    const heard = vi.fn();
    await b.subscribe('rough', () => {
      throw new Error('this listener is broken');
    });
    await b.subscribe('rough', heard);
    await a.publish('rough', 'still here');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('still here'), eventually);
  });

  test('five hundred channels keep apart', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `run:${index}`);
    const heard: string[] = [];
    await Promise.all(
      names.map((name) => b.subscribe(name, (message) => heard.push(`${name}>${message}`))),
    );
    await Promise.all(names.map((name) => a.publish(name, name)));
    await vi.waitFor(() => expect(heard).toHaveLength(500), eventually);
    expect(heard).toEqual(names.map((name) => `${name}>${name}`));
  });

  test('the largest hint is heard, and anything larger is refused', async () => {
    const heard = vi.fn();
    await b.subscribe('big', heard);
    const largest = 'ü'.repeat(3_498);
    await a.publish('big', `${largest}x`);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(`${largest}x`), eventually);
    await expect(a.publish('big', `${largest}xy`)).rejects.toThrow(/the limit is 7000/);
  });

  test('names and texts may hold any character, or none', async () => {
    const heard: string[] = [];
    for (const name of oddNames) {
      await b.subscribe(name, (message) => heard.push(message));
      await a.set(`odd:${name}`, name, minute);
      await a.append(`odd:${name}`, [name], roomy);
      await a.publish(name, name);
      expect(await a.increment(`odd:${name}`, { windowMs: 60_000 })).toMatchObject({ value: 1 });
      expect(await b.get(`odd:${name}`)).toBe(name);
      expect(await entriesOf(`odd:${name}`)).toEqual([name]);
      expect((await b.list(`odd:${name}`)).get(`odd:${name}`)).toBe(name);
    }
    expect(new Set((await b.list('odd:')).values())).toEqual(new Set(oddNames));
    await vi.waitFor(() => expect(heard).toEqual(oddNames), eventually);
  });

  test('keys live until they expire, are renewed or deleted', async () => {
    await a.set('presence:long', 'first', { ttlMs: 30 });
    await a.set('presence:long', 'second', minute);
    await a.set('presence:short', 'gone soon', { ttlMs: 30 });
    await a.set('presence:deleted', 'gone now', minute);
    await b.delete('presence:deleted');
    await b.set('other', 'not listed', minute);
    await vi.waitFor(async () => expect(await b.get('presence:short')).toBeUndefined(), eventually);
    await forget();
    expect(await a.list('presence:')).toEqual(new Map([['presence:long', 'second']]));
    expect(await a.list('nobody')).toEqual(new Map());
  });

  test('two hundred counts at once are two hundred, and a new window begins at one', async () => {
    const window = { windowMs: 60_000 };
    const counts = await Promise.all(
      Array.from({ length: 200 }, (_, index) => (index % 2 ? a : b).increment('busy', window)),
    );
    expect(new Set(counts.map(({ value }) => value)).size).toBe(200);
    const { value, resetsInMs } = await a.increment('busy', { windowMs: 600_000, by: 5 });
    expect(value).toBe(205);
    expect(resetsInMs).toBeGreaterThan(0);
    expect(resetsInMs).toBeLessThanOrEqual(60_000);
    await a.increment('brief', { windowMs: 20, by: 7 });
    await vi.waitFor(async () => {
      expect(await b.increment('brief', { windowMs: 20 })).toMatchObject({ value: 1 });
    }, eventually);
  });

  test('a stream read in pieces while eight write to it has everything once and in order', async () => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; n < 20; n += 1) {
        const entries = [`${writer}:${2 * n}`, `${writer}:${2 * n + 1}`];
        await (writer % 2 ? a : b).append('text', entries, roomy);
      }
    });
    let writing = true;
    const written = Promise.all(writers).finally(() => {
      writing = false;
    });
    const seen: string[] = [];
    for (let after = '', done = false; !done;) {
      done = !writing;
      const entries = await a.read('text', after === '' ? { limit: 7 } : { after, limit: 7 });
      seen.push(...entries.map(({ entry }) => entry));
      after = entries.at(-1)?.id ?? after;
      if (entries.length > 0) done = false;
    }
    await written;
    expect(seen).toHaveLength(320);
    for (let writer = 0; writer < 8; writer += 1) {
      const own = seen.filter((entry) => entry.startsWith(`${writer}:`));
      expect(own).toEqual(Array.from({ length: 40 }, (_, n) => `${writer}:${n}`));
    }
  });

  test('entries of one process stay in the order in which it appended them, waiting or not', async () => {
    const numbers = Array.from({ length: 100 }, (_, n) => String(n));
    const streams = ['hasty:2', 'hasty:1', 'hasty:3'];
    await Promise.all(
      numbers.flatMap((n) => streams.map((stream) => a.append(stream, [n], roomy))),
    );
    for (const stream of streams) expect(await entriesOf(stream)).toEqual(numbers);
  });

  test('processes that write to the same streams at the same time do not get in the way of each other', async () => {
    const streams = Array.from({ length: 20 }, (_, n) => `shared:${n}`);
    const rounds = Array.from({ length: 20 }, async () => {
      await Promise.all(streams.map((stream) => a.append(stream, ['a'], roomy)));
      await Promise.all(streams.toReversed().map((stream) => b.append(stream, ['b'], roomy)));
    });
    await Promise.all(rounds);
    for (const stream of streams) expect(await entriesOf(stream)).toHaveLength(40);
  });

  test('a stream keeps its newest entries only', async () => {
    const four = { maxLength: 4, ttlMs: 60_000 };
    await a.append('capped', ['1', '2', '3'], four);
    await b.append('capped', ['4', '5', '6'], four);
    expect(await entriesOf('capped')).toEqual(['3', '4', '5', '6']);
    await Promise.all([
      a.append('capped', ['7', '8', '9'], four),
      a.append('capped', ['10', '11'], four),
    ]);
    expect(await entriesOf('capped')).toEqual(['8', '9', '10', '11']);
    await a.append('capped at once', ['1', '2', '3', '4', '5'], four);
    expect(await entriesOf('capped at once')).toEqual(['2', '3', '4', '5']);
  });

  test.each([{ forgotten: false }, { forgotten: true }])(
    'a reader who saw a stream before it expired sees what comes after (forgotten: $forgotten)',
    async ({ forgotten }) => {
      const stream = `expiring:${forgotten}`;
      await a.append(stream, ['old', 'older'], { maxLength: 10, ttlMs: 200 });
      const [, last] = await b.read(stream, { limit: 10 });
      await vi.waitFor(async () => expect(await entriesOf(stream)).toEqual([]), eventually);
      if (forgotten) await forget();
      await a.append(stream, ['new'], roomy);
      expect(await entriesOf(stream, last?.id ?? 'none was read')).toEqual(['new']);
      expect(await entriesOf(stream)).toEqual(['new']);
    },
  );

  test('an id that no read gave reads from the oldest', async () => {
    await a.append('misread', ['1'], roomy);
    expect(await entriesOf('misread', 'no such id')).toEqual(['1']);
  });

  test('after every connection was lost it connects again, says so, and hears again', async () => {
    const heard = vi.fn();
    const reconnected = vi.fn();
    await b.subscribe('after the cut', heard);
    const unwatch = b.onReconnect(reconnected);
    await cut();
    await vi.waitFor(() => expect(reconnected).toHaveBeenCalled(), eventually);
    await vi.waitFor(() => a.publish('after the cut', 'hello again'), eventually);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('hello again'), eventually);
    await vi.waitFor(() => Promise.all([a.ping(), b.ping()]), eventually);
    unwatch();
  });
});

test('what has expired is removed from Postgres, and nothing else is', async () => {
  const store = await connectEphemeralStore({
    redisUrl: undefined,
    databaseUrl: database.url,
    log,
  });
  await askPostgres(
    'truncate ephemeral.keys, ephemeral.counters, ephemeral.stream_heads, ephemeral.stream_entries',
  );
  for (const [name, ms] of [
    ['dead', 1],
    ['alive', 60_000],
  ] as const) {
    await store.set(name, name, { ttlMs: ms });
    await store.increment(name, { windowMs: ms });
    await store.append(name, [name], { maxLength: 10, ttlMs: ms });
  }
  await vi.waitFor(async () => {
    await sweepPostgres();
    const rows = await askPostgres(
      `select key as name from ephemeral.keys union all select key from ephemeral.counters
       union all select stream from ephemeral.stream_heads union all select stream from ephemeral.stream_entries`,
    );
    expect(rows).toEqual(Array.from({ length: 4 }, () => ({ name: 'alive' })));
  }, eventually);
  await store.close();
});
