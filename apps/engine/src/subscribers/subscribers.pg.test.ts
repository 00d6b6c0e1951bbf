import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { schema } from '@helix/db';
import type { Context } from '@helix/modules';
import {
  countTroubles,
  createSubscriptions,
  listSubscriberStates,
  type Subscriber,
} from '@helix/modules/subscribers';
import { testDatabase } from '@helix/testing/postgres';
import {
  emitNumbers,
  openProbe,
  quickTimings,
  seedOrganization,
  traceEvents,
} from './fixtures/probe.ts';

const database = await testDatabase();
const { subscriberCursors, parkedEvents } = schema;
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const running: { drain(deadline: AbortSignal): Promise<void> }[] = [];
const children: ChildProcess[] = [];
let ctx: Context;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ ctx, close } = await openProbe(database.url));
  await ctx.db.execute(sql`
    create table probe_seen (
      id serial primary key, subscriber text, organization_id text, n integer, reader text,
      unique (subscriber, organization_id, n))`);
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.drain(AbortSignal.timeout(1_000));
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => close());

async function run(...subscribers: Subscriber[]): Promise<void> {
  const subscriptions = createSubscriptions(ctx, subscribers, quickTimings);
  running.push(subscriptions);
  await subscriptions.start();
}
async function seen(subscriber: string, organizationId: string): Promise<number[]> {
  const { rows } = await ctx.db.execute<{ n: number }>(sql`
    select n from probe_seen
    where subscriber = ${subscriber} and organization_id = ${organizationId} order by id`);
  return rows.map(({ n }) => n);
}
const poll = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 50_000, interval: 20 });

test('every event of its kinds reaches a subscriber once and in order, in each organization', async () => {
  const organizations = [await seedOrganization(ctx), await seedOrganization(ctx)];
  await Promise.all(organizations.map((id) => emitNumbers(ctx, id, upTo(25))));
  await run(traceEvents('a', { name: 'plain' }));
  await Promise.all(organizations.map((id) => emitNumbers(ctx, id, [26, 27, 28])));
  for (const id of organizations) await poll(() => seen('plain', id)).toEqual(upTo(28));
});

test('two engines share the work, and each event has its effect once', async () => {
  const organizationId = await seedOrganization(ctx);
  await run(traceEvents('a', { name: 'shared' }));
  await run(traceEvents('b', { name: 'shared' }));
  await emitNumbers(ctx, organizationId, upTo(60));
  await poll(() => seen('shared', organizationId)).toEqual(upTo(60));
});

test('an engine that is killed in the middle of a batch leaves nothing of it, and another goes on', async () => {
  const organizationId = await seedOrganization(ctx);
  await emitNumbers(ctx, organizationId, upTo(40));
  const first = fork(fileURLToPath(new URL('./fixtures/reader-process.ts', import.meta.url)), [
    database.url,
    'first',
    organizationId,
  ]);
  children.push(first);
  const said: unknown[] = [];
  first.on('message', (message) => said.push(message));
  await poll(async () => said).toContain('holding');
  await run(traceEvents('second', { name: 'killed' }));
  const before = await seen('killed', organizationId);
  expect(before).toEqual(upTo(before.length));
  expect(before).not.toContain(25);
  first.kill('SIGKILL');
  await once(first, 'exit');
  await poll(() => seen('killed', organizationId)).toEqual(upTo(40));
});

test('one that fails is tried again, and what it wrote before it failed is gone', async () => {
  const organizationId = await seedOrganization(ctx);
  let failures = 3;
  await run(
    traceEvents('a', { name: 'flaky' }, async (n, id) => {
      if (id !== organizationId || n !== 5 || failures === 0) return;
      failures -= 1;
      throw new Error('not today');
    }),
  );
  await emitNumbers(ctx, organizationId, upTo(12));
  await poll(() => seen('flaky', organizationId)).toEqual(upTo(12));
  expect(failures).toBe(0);
  const [cursor] = await ctx.db
    .select()
    .from(subscriberCursors)
    .where(
      and(
        eq(subscriberCursors.subscriber, 'flaky'),
        eq(subscriberCursors.organizationId, organizationId),
      ),
    );
  expect(cursor).toMatchObject({ failures: 0, error: null, retryAt: null });
});

test('an event that can never be handled is put aside where it can be seen, and others go on in order', async () => {
  const [poisoned, healthy] = [await seedOrganization(ctx), await seedOrganization(ctx)];
  const failing = async (n: number, id: string) => {
    if (id === poisoned && n === 7) throw new Error('poison');
  };
  await run(traceEvents('a', { name: 'parking' }, failing), traceEvents('a', { name: 'unharmed' }));
  await emitNumbers(ctx, poisoned, upTo(15));
  await emitNumbers(ctx, healthy, [1, 2, 3]);
  const others = upTo(15).filter((n) => n !== 7);
  await poll(() => seen('parking', poisoned)).toEqual(others);
  await poll(() => seen('unharmed', poisoned)).toEqual(upTo(15));
  await poll(() => seen('parking', healthy)).toEqual([1, 2, 3]);
  expect(await ctx.db.select().from(parkedEvents)).toMatchObject([
    {
      subscriber: 'parking',
      organizationId: poisoned,
      type: 'probe.happened',
      error: 'Error: poison',
    },
  ]);
});

test('a subscriber that may miss nothing stops before such an event, and says so', async () => {
  const [poisoned, healthy] = [await seedOrganization(ctx), await seedOrganization(ctx)];
  await run(
    traceEvents('a', { name: 'stopping', onPoison: 'stop' }, async (n, id) => {
      if (id === poisoned && n === 4) throw new Error('poison');
    }),
  );
  await emitNumbers(ctx, poisoned, upTo(6));
  await emitNumbers(ctx, healthy, [1, 2, 3]);
  await poll(async () => (await countTroubles(ctx.db)).failing).toBe(1);
  await poll(() => seen('stopping', healthy)).toEqual([1, 2, 3]);
  expect(await seen('stopping', poisoned)).toEqual([1, 2, 3]);
});

test('who does not get on, and why, is told to those who run the place', async () => {
  const organizationId = await seedOrganization(ctx);
  await run(
    traceEvents('a', { name: 'explained' }, async (n, id) => {
      if (id === organizationId && n === 2) throw new Error('poison');
    }),
  );
  await emitNumbers(ctx, organizationId, upTo(3));
  await poll(() => seen('explained', organizationId)).toEqual([1, 3]);
  await poll(async () =>
    (await listSubscriberStates(ctx.db, organizationId)).find(({ name }) => name === 'explained'),
  ).toMatchObject({
    behind: 0,
    failures: 0,
    parked: [{ seq: 2, type: 'probe.happened', error: 'Error: poison' }],
  });
});

test('a new subscriber begins where it says: at the beginning, or with what happens from now on', async () => {
  const old = await seedOrganization(ctx);
  await emitNumbers(ctx, old, [1, 2]);
  await run(
    traceEvents('a', { name: 'historian' }),
    traceEvents('a', { name: 'newcomer', from: 'now' }),
  );
  const young = await seedOrganization(ctx);
  await emitNumbers(ctx, old, [3]);
  await emitNumbers(ctx, young, [1]);
  await poll(() => seen('historian', old)).toEqual([1, 2, 3]);
  await poll(() => seen('newcomer', old)).toEqual([3]);
  await poll(() => seen('newcomer', young)).toEqual([1]);
});
