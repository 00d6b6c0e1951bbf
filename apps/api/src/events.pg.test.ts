import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { eq } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { departmentCreated } from '@helix/contracts/structure';
import { schema } from '@helix/db';
import { findFreePort } from '@helix/embedded-postgres';
import { testDatabase } from '@helix/testing/postgres';
import { startTestRedis, type TestRedis } from '@helix/testing/redis';
import { followEvents } from './fixtures/follow-events.ts';
import { setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let redis: TestRedis;
let call: Caller;
let token: string;
let organizationId: string;
const eventually = { timeout: 30_000, interval: 20 };

beforeAll(async () => {
  redis = await startTestRedis();
  api = await startApi({ databaseUrl: database.url, slowConsumerGraceMs: 300 });
  ({ call, token, organizationId } = await setUp(api.url));
});
afterAll(async () => {
  await api.stop();
  await redis.stop();
});

async function storedSeqs(): Promise<number[]> {
  const rows = await api.ctx.db
    .select({ seq: schema.events.seq })
    .from(schema.events)
    .where(eq(schema.events.organizationId, organizationId))
    .orderBy(schema.events.seq);
  return rows.map(({ seq }) => seq);
}

/** One committed event with nothing else around it, so that many can be written quickly. */
function writeEvent(name: string, count = 1): Promise<void> {
  return api.ctx.transaction(async (tx) => {
    for (let n = 0; n < count; n += 1) {
      tx.emit({
        event: departmentCreated,
        organizationId,
        actor: { kind: 'service', id: 'test', name: 'Test' },
        data: {
          department: {
            id: 'dept_0123456789',
            name,
            version: 1,
            createdAt: new Date().toISOString(),
          },
        },
      });
    }
  });
}

async function terminateConnections(where: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and ${where}`,
  );
  await client.end();
}

test('numbers have no gap and follow the order of commits, also when transactions fail or end in another order', async () => {
  const before = (await storedSeqs()).length;
  const slow = Promise.withResolvers<void>();
  const first = api.ctx.transaction(async (tx) => {
    tx.emit({
      event: departmentCreated,
      organizationId,
      actor: { kind: 'service', id: 'test', name: 'began first' },
      data: {
        department: {
          id: 'dept_0123456789',
          name: 'x',
          version: 1,
          createdAt: new Date().toISOString(),
        },
      },
    });
    await slow.promise;
  });
  await writeEvent('committed first');
  await expect(
    api.ctx.transaction(async (tx) => {
      tx.emit({
        event: departmentCreated,
        organizationId,
        actor: { kind: 'service', id: 't', name: 't' },
        data: {
          department: {
            id: 'dept_0123456789',
            name: 'x',
            version: 1,
            createdAt: new Date().toISOString(),
          },
        },
      });
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  slow.resolve();
  await first;
  await Promise.all(Array.from({ length: 40 }, (_, n) => writeEvent(`writer ${n}`, (n % 3) + 1)));
  const seqs = await storedSeqs();
  expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => index + 1));
  const [early, late] = await api.ctx.db
    .select()
    .from(schema.events)
    .where(eq(schema.events.organizationId, organizationId))
    .orderBy(schema.events.seq)
    .offset(before)
    .limit(2);
  expect(JSON.stringify(early?.data)).toContain('committed first');
  expect(late?.actor.name).toBe('began first');
});

describe.each([
  { kind: 'postgres', redisUrl: () => '' },
  { kind: 'redis', redisUrl: () => redis.url },
])('with hints over $kind', ({ redisUrl }) => {
  test('every event reaches the client once and in order while connections, relay and server are killed', async () => {
    const port = await findFreePort();
    let server = await serve(port, redisUrl());
    const after = (await storedSeqs()).at(-1) ?? 0;
    const client = followEvents(`http://127.0.0.1:${port}`, { token: () => token, after });

    const connectedAgain = async (before: number) => {
      await vi.waitFor(() => expect(client.connections()).toBeGreaterThan(before), eventually);
    };
    await connectedAgain(0);

    let written = 0;
    let striking = true;
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      while (striking) {
        written += 1;
        // A writer whose connection is cut does not know whether it committed; the log does.
        await writeEvent(`writer ${writer}`, (written % 3) + 1).catch(() => undefined);
      }
    });
    const killServer = async () => {
      const before = client.connections();
      server.kill('SIGKILL');
      await once(server, 'exit');
      server = await serve(port, redisUrl());
      await connectedAgain(before);
    };
    const killRedis = async () => {
      if (redisUrl() === '') return;
      await redis.kill();
      await redis.start();
    };
    const strikes = [
      () => terminateConnections(`application_name = 'helix-listener'`),
      killServer,
      () => terminateConnections('true'),
      killRedis,
      () => terminateConnections(`application_name = 'helix'`),
      killServer,
    ];
    for (const strike of strikes) {
      const due = written + 60;
      await vi.waitFor(() => expect(written).toBeGreaterThanOrEqual(due), eventually);
      await strike();
    }
    striking = false;
    await Promise.all(writers);
    await writeEvent('the last one');

    const expected = (await storedSeqs()).filter((seq) => seq > after);
    await vi.waitFor(() => expect(client.seqs.at(-1)).toBe(expected.at(-1)), eventually);
    await client.stop();
    expect(client.seqs).toEqual(expected);
    expect(client.connections()).toBeGreaterThanOrEqual(3);
    server.kill('SIGKILL');
  });
});

test('a stream begins now unless it is told where, and refuses what cannot be', async () => {
  const last = (await storedSeqs()).at(-1) ?? 0;
  for (const after of ['nonsense', '-1', '9'.repeat(15)]) {
    const answer = await call('GET', '/v1/events', undefined, { 'last-event-id': after });
    expect([400, 410]).toContain(answer.status);
  }
  const client = followEvents(api.url, { token: () => token, after: last });
  await vi.waitFor(() => expect(client.connections()).toBe(1), eventually);
  await writeEvent('new');
  await vi.waitFor(() => expect(client.seqs).toEqual([last + 1]), eventually);
  await client.stop();
});

test('a client that does not read is cut off instead of buffered, and goes on from where it was', async () => {
  const after = (await storedSeqs()).at(-1) ?? 0;
  const socket = connect(api.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    `GET /api/v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\nlast-event-id: ${after}\r\n\r\n`,
  );
  await once(socket, 'readable');
  const closed = once(socket, 'close');
  const large = 'x'.repeat(4_000);
  for (let n = 0; n < 60; n += 1) await writeEvent(large, 50);
  const before = process.memoryUsage().arrayBuffers;
  await vi.waitFor(() => expect(api.openStreams()).toBe(0), eventually);
  socket.resume();
  let received = '';
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
  });
  await closed;
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  const seen = [...received.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  expect(received).toContain('stream.slow_consumer');

  const client = followEvents(api.url, { token: () => token, after: seen.at(-1) ?? after });
  const newest = (await storedSeqs()).at(-1);
  await vi.waitFor(() => expect(client.seqs.at(-1)).toBe(newest), eventually);
  await client.stop();
  const all = [...seen, ...client.seqs];
  expect(all).toEqual(Array.from({ length: all.length }, (_, index) => after + 1 + index));
});

async function serve(port: number, redisUrl: string): Promise<ChildProcess> {
  const child = fork(
    new URL('fixtures/serve-api.ts', import.meta.url),
    [database.url, String(port), redisUrl],
    {
      execArgv: ['--disable-warning=ExperimentalWarning', '--disable-warning=FSTDEP023'],
    },
  );
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the server did not start'))),
  ]);
  return child;
}
