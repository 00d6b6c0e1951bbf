import { afterAll, beforeAll, expect, test } from 'vitest';
import { expireRecords } from '@helix/contracts/activity';
import { schema } from '@helix/db';
import type { Context } from '@helix/modules';
import { createActivityJobs } from '@helix/modules/activity';
import { auditSubscriber } from '@helix/modules/audit';
import { testDatabase } from '@helix/testing/postgres';
import { runSubscribers } from './fixtures/run-subscribers.ts';
import { startJobs, type RunningJobs } from './fixtures/start-jobs.ts';
import { makeBoard, setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';

const database = await testDatabase();
const dayMs = 86_400_000;
let api: TestApi;
let ctx: Context;
let clock = Date.now();
let call: Caller;
let jobs: RunningJobs;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call } = await setUp(api.url));
  ctx = { ...api.ctx, now: () => new Date(clock) };
  jobs = await startJobs(ctx, {
    databaseUrl: database.url,
    handlers: [...createActivityJobs(ctx, { eventRetentionDays: 365 })],
  });
});
afterAll(async () => {
  await jobs.stop();
  await api.stop();
});

const storedSeqs = async () =>
  (await api.ctx.db.select({ seq: schema.events.seq }).from(schema.events)).map(({ seq }) => seq);
const expireAfter = async (days: number) => {
  clock = Date.now() + days * dayMs;
  await jobs.run(expireRecords, {});
};

test('old events go when everybody who reads the log has read them, and the audit log stays whole', async () => {
  const subscribers = await runSubscribers(api.ctx, [auditSubscriber]);
  const { boardId } = await makeBoard(call);
  await subscribers.caughtUp();
  await subscribers.stop();
  const read = await storedSeqs();
  await call('POST', '/v1/tasks', { boardId, title: 'Not read yet' });
  const unread = (await storedSeqs()).filter((seq) => !read.includes(seq));
  expect(unread.length).toBeGreaterThan(0);

  await expireAfter(364);
  expect(await storedSeqs()).toHaveLength(read.length + unread.length);
  await expireAfter(366);
  expect((await storedSeqs()).toSorted((a, b) => a - b)).toEqual(unread);

  const again = await runSubscribers(api.ctx, [auditSubscriber]);
  await again.caughtUp();
  await again.stop();
  expect((await call('GET', '/v1/audit/verify')).body).toMatchObject({
    ok: true,
    headSeq: read.length + unread.length,
  });
  await expireAfter(366);
  expect(await storedSeqs()).toEqual([]);
  expect((await call('GET', '/v1/audit/verify')).body).toMatchObject({ ok: true });
});

test('keys of requests are forgotten after a day', async () => {
  const key = { 'idempotency-key': 'once' };
  const create = (name: string) => call('POST', '/v1/departments', { name }, key);
  const first = await create('Kept');
  await expireAfter(0);
  expect((await create('Kept')).body).toEqual(first.body);
  await expireAfter(2);
  expect((await create('Another')).status).toBe(201);
});
