import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditSubscriber } from '@helix/modules/audit';
import { testDatabase } from '@helix/testing/postgres';
import { runSubscribers, type RunningSubscribers } from './fixtures/run-subscribers.ts';
import { seedMember } from './fixtures/seed-member.ts';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';

type Entry = {
  seq: number;
  eventSeq: number;
  action: string;
  hash: string;
  previousHash: string;
  actor: { id: string };
  subject: { id: string } | null;
  origin: Record<string, string> | null;
};
const database = await testDatabase();
let api: TestApi;
let call: Caller;
let organizationId: string;
let subscribers: RunningSubscribers;
let taskId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call, organizationId } = await setUp(api.url));
  subscribers = await runSubscribers(api.ctx, [auditSubscriber]);
  const { boardId } = await makeBoard(call);
  const task = await call('POST', '/v1/tasks', { boardId, title: 'Audited' });
  taskId = String(task.body['id']);
  await call('PATCH', `/v1/tasks/${taskId}`, { priority: 'high' });
  await subscribers.caughtUp();
});
afterAll(async () => {
  await subscribers.stop();
  await api.stop();
});

const list = async (query = '') =>
  (await call('GET', `/v1/audit?limit=200${query}`)).body['items'] as Entry[];
const verify = async () => (await call('GET', '/v1/audit/verify')).body;

/** What somebody with the database's password could do; put back afterwards. */
async function tampered<T>(statement: string, look: () => Promise<T>): Promise<T> {
  await api.ctx.db.execute(sql`create table audit_backup as select * from audit_entries`);
  await api.ctx.db.execute(sql`alter table audit_entries disable trigger all`);
  try {
    await api.ctx.db.execute(sql.raw(statement));
    return await look();
  } finally {
    await api.ctx.db.execute(sql`delete from audit_entries`);
    await api.ctx.db.execute(sql`insert into audit_entries select * from audit_backup`);
    await api.ctx.db.execute(sql`drop table audit_backup`);
    await api.ctx.db.execute(sql`alter table audit_entries enable trigger all`);
  }
}

test('every fact is on record once, in order, with who did it and what was changed', async () => {
  const entries = await list();
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => entries.length - index));
  const eventSeqs = entries.map(({ eventSeq }) => eventSeq);
  expect(eventSeqs).toEqual([...new Set(eventSeqs)].toSorted((a, b) => b - a));
  const [update] = await list(`&subject=${taskId}&action=task.updated`);
  expect(update).toMatchObject({
    action: 'task.updated',
    actor: { kind: 'member', name: 'Ada' },
    subject: { kind: 'task', id: taskId },
    changes: { priority: { from: 'none', to: 'high' } },
    origin: { ip: '127.0.0.1', sessionId: expect.stringMatching(/^session_/) },
  });
});

test('each entry refers to the one before it, and the whole chain is found intact', async () => {
  const entries = (await list()).toReversed();
  entries.slice(1).forEach((entry, index) => {
    expect(entry.previousHash).toBe(entries[index]?.hash);
  });
  expect(await verify()).toMatchObject({
    ok: true,
    entries: entries.length,
    headSeq: entries.length,
    headHash: entries.at(-1)?.hash,
    firstBrokenSeq: null,
  });
});

test.each([
  [
    'a changed entry',
    `update audit_entries set action = 'task.viewed' where seq = 3`,
    3,
    'altered',
  ],
  [
    'an entry that was changed together with its hash',
    `update audit_entries set action = 'task.viewed', hash = repeat('a', 64) where seq = 3`,
    3,
    'altered',
  ],
  ['a removed entry', 'delete from audit_entries where seq = 2', 2, 'missing'],
  [
    'entries that were cut off at the end',
    'delete from audit_entries where seq > 2',
    3,
    'truncated',
  ],
  ['a log that was emptied', 'delete from audit_entries', 1, 'truncated'],
  [
    'an invented entry',
    `insert into audit_entries select organization_id, seq + 1, event_seq + 1, at, actor, actor_id, action,
     subject, subject_id, board_id, run_id, changes, origin, hash, repeat('b', 64)
     from audit_entries order by seq desc limit 1`,
    undefined,
    'forged',
  ],
])('%s is found, and where', async (_what, statement, firstBrokenSeq, problem) => {
  const found = await tampered(statement, verify);
  expect(found).toMatchObject({
    ok: false,
    problem,
    firstBrokenSeq: firstBrokenSeq ?? expect.any(Number),
  });
  expect(await verify()).toMatchObject({ ok: true });
});

test('entries that were cut off together with the note of where they end are missed all the same', async () => {
  const head = await verify();
  const cut = `
    delete from audit_entries where seq > 2;
    update audit_heads set last_seq = 2, last_hash = (select hash from audit_entries where seq = 2)`;
  expect(await tampered(cut, verify)).toMatchObject({
    ok: false,
    problem: 'truncated',
    firstBrokenSeq: 3,
  });
  await api.ctx.db.execute(
    sql`update audit_heads set last_seq = ${head['headSeq']}, last_hash = ${head['headHash']}`,
  );
  expect(await verify()).toMatchObject({ ok: true });
});

test('the database itself refuses to change or remove an entry', async () => {
  const refused = async (statement: string) =>
    await api.ctx.db.execute(sql.raw(statement)).then(
      () => 'done',
      (error: { cause?: { message: string } }) => error.cause?.message,
    );
  expect(await refused('update audit_entries set at = now()')).toMatch('append-only');
  expect(await refused('delete from audit_entries')).toMatch('append-only');
  expect(await refused('truncate audit_entries')).toMatch('append-only');
});

test('the log is narrowed down and walked page by page', async () => {
  const all = await list();
  const mine = await list(`&actor=${all[0]?.actor.id}`);
  expect(mine.every(({ actor }) => actor.id === all[0]?.actor.id)).toBe(true);
  const ofTasks = await list('&action=task.*');
  expect(new Set(ofTasks.map(({ action }) => action.split('.')[0]))).toEqual(new Set(['task']));
  expect(await list('&from=2100-01-01T00:00:00Z')).toEqual([]);
  const walked: number[] = [];
  let cursor: unknown = null;
  do {
    const query = cursor === null ? '' : `&cursor=${String(cursor)}`;
    const { body } = await call('GET', `/v1/audit?limit=3${query}`);
    walked.push(...(body['items'] as Entry[]).map(({ seq }) => seq));
    cursor = body['nextCursor'];
  } while (cursor !== null);
  expect(walked).toEqual(all.map(({ seq }) => seq));
  expect((await call('GET', '/v1/audit?action=task.%25')).status).toBe(400);
});

test('only admins read it', async () => {
  const { token } = await seedMember(api.ctx, { organizationId, role: 'member', name: 'Bo' });
  expect((await callerOf(api.url, token)('GET', '/v1/audit')).status).toBe(403);
  expect((await callerOf(api.url, token)('GET', '/v1/audit/verify')).status).toBe(403);
});
