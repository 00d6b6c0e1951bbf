import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totpEnabled } from '@helix/contracts/identity';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { followEvents } from './fixtures/follow-events.ts';
import { seedMember } from './fixtures/seed-member.ts';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let ada: Caller;
let adaToken: string;
let organizationId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call: ada, token: adaToken, organizationId } = await setUp(api.url));
});
afterAll(() => api.stop());

type Row = Record<string, unknown>;
const items = (body: Row) => body['items'] as Row[];
const tokenIn = (link: unknown) => new URL(String(link)).searchParams.get('token') ?? '';
const anybody: Caller = (...call) => callerOf(api.url)(...call);
const idOf = async (call: Caller) => String((await call('GET', '/v1/auth/me')).body['memberId']);

async function invite(email: string, more: Row = {}) {
  const answer = await ada('POST', '/v1/invitations', { email, ...more });
  expect(answer.status).toBe(201);
  return { id: String(answer.body['id']), token: tokenIn(answer.body['link']), answer };
}

async function joinAs(name: string, more: Row = {}): Promise<Caller> {
  const { token } = await invite(`${name.toLowerCase()}@example.org`, more);
  const joined = await anybody('POST', '/v1/invitations/accept', {
    token,
    name,
    password: `${name} has a password`,
  });
  expect(joined.status).toBe(201);
  return callerOf(api.url, String(joined.body['accessToken']));
}

test('a person joins by the link of an invitation, once, with the role and the boards it names', async () => {
  const { boardId } = await makeBoard(ada);
  const { token, answer } = await invite('grace@example.org', {
    role: 'member',
    boardIds: [boardId],
  });
  expect(answer.body).toMatchObject({ status: 'pending', mailed: false });

  const preview = await anybody('GET', `/v1/invitations/preview?token=${token}`);
  expect(preview.body).toMatchObject({
    organization: { name: 'Acme' },
    email: 'grace@example.org',
    role: 'member',
    invitedBy: 'Ada',
    existingPerson: false,
  });

  const weak = { token, name: 'Grace', password: 'short' };
  expect(await anybody('POST', '/v1/invitations/accept', weak)).toMatchObject({ status: 400 });
  const accept = { token, name: 'Grace', password: 'nanoseconds!' };
  const tries = await Promise.all(
    [1, 2].map(() => anybody('POST', '/v1/invitations/accept', accept)),
  );
  const won = tries.find(({ status }) => status === 201);
  expect(tries.filter(({ status }) => status === 201)).toHaveLength(1);
  const grace = callerOf(api.url, String(won?.body['accessToken']));
  expect((await grace('GET', '/v1/auth/me')).body).toMatchObject({ name: 'Grace', role: 'member' });
  expect((await grace('GET', `/v1/boards/${boardId}`)).status).toBe(200);

  const again = await anybody('POST', '/v1/invitations/accept', accept);
  expect(again).toMatchObject({ status: 410, body: { code: 'invitation.invalid' } });
  const known = await ada('POST', '/v1/invitations', { email: 'GRACE@example.org' });
  expect(known).toMatchObject({ status: 409, body: { code: 'resource.conflict' } });
});

test('one address has one open invitation, which can be sent again or taken back', async () => {
  const { id, token } = await invite('katherine@example.org');
  expect(await ada('POST', '/v1/invitations', { email: 'katherine@example.org' })).toMatchObject({
    status: 409,
  });
  const resent = await ada('POST', `/v1/invitations/${id}/resend`, {});
  const stale = await anybody('GET', `/v1/invitations/preview?token=${token}`);
  expect(stale.status).toBe(410);
  const fresh = tokenIn(resent.body['link']);
  expect((await anybody('GET', `/v1/invitations/preview?token=${fresh}`)).status).toBe(200);

  const open = await ada('GET', '/v1/invitations');
  expect(items(open.body)).toContainEqual(expect.objectContaining({ id, status: 'pending' }));
  expect(JSON.stringify(open.body)).not.toContain(fresh);
  expect((await ada('DELETE', `/v1/invitations/${id}`)).body).toMatchObject({ status: 'revoked' });
  expect((await anybody('GET', `/v1/invitations/preview?token=${fresh}`)).status).toBe(410);
  expect(await ada('DELETE', `/v1/invitations/${id}`)).toMatchObject({ status: 409 });
  await invite('katherine@example.org');
});

test('guessing links is slowed down for who guesses; knowing one is not', async () => {
  const { token } = await invite('sister@example.org');
  const look = async (from: string, guess: string) => {
    const path = `/v1/invitations/preview?token=${guess}`;
    return (await anybody('GET', path, undefined, { 'x-forwarded-for': from })).status;
  };
  const known = new Set<number>();
  for (let time = 1; time <= 70; time += 1) known.add(await look('192.0.2.1', token));
  expect([...known]).toEqual([200]);
  const guessed = new Set<number>();
  for (let time = 1; time <= 70; time += 1) guessed.add(await look('192.0.2.2', 'a-guess'));
  expect([...guessed]).toEqual([410, 429]);
  expect(await look('192.0.2.1', token)).toBe(200);
});

test('nobody gives more than they have, and the last owner stays', async () => {
  const admin = await joinAs('Radia', { role: 'admin' });
  const lynn = await joinAs('Lynn');
  const [adaId, lynnId] = await Promise.all([idOf(ada), idOf(lynn)]);

  expect(
    await admin('POST', '/v1/invitations', { email: 'x@example.org', role: 'owner' }),
  ).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
  expect(await admin('PATCH', `/v1/members/${lynnId}`, { role: 'owner' })).toMatchObject({
    status: 403,
  });
  expect(await admin('PATCH', `/v1/members/${adaId}`, { role: 'viewer' })).toMatchObject({
    status: 403,
  });
  expect(await admin('DELETE', `/v1/members/${adaId}`, {})).toMatchObject({ status: 403 });
  expect(await lynn('PATCH', `/v1/members/${lynnId}`, { role: 'admin' })).toMatchObject({
    status: 403,
  });
  for (const call of [
    ada('PATCH', `/v1/members/${adaId}`, { role: 'admin' }),
    ada('DELETE', `/v1/members/${adaId}`, {}),
  ]) {
    expect(await call).toMatchObject({ status: 409, body: { code: 'member.last_owner' } });
  }

  const promoted = await ada('PATCH', `/v1/members/${lynnId}`, { role: 'owner' });
  expect(promoted.body).toMatchObject({ role: 'owner', version: 2 });
  const stale = await ada('PATCH', `/v1/members/${lynnId}`, { role: 'member', version: 1 });
  expect(stale).toMatchObject({
    status: 409,
    body: { code: 'resource.version_conflict', details: { current: { role: 'owner' } } },
  });
  const demotions = await Promise.all([
    ada('PATCH', `/v1/members/${lynnId}`, { role: 'member' }),
    lynn('PATCH', `/v1/members/${adaId}`, { role: 'member' }),
  ]);
  expect(demotions.filter(({ status }) => status === 200)).toHaveLength(1);
  const owners = await admin('GET', '/v1/members?role=owner');
  expect(items(owners.body)).toHaveLength(1);
  const [left] = items(owners.body);
  const owner = left?.['id'] === adaId ? ada : lynn;
  await owner('PATCH', `/v1/members/${adaId}`, { role: 'owner' });
});

test('who is removed is out at once, their work goes to another, and what they did keeps their name', async () => {
  const { boardId, columns } = await makeBoard(ada);
  const closed = await makeBoard(ada);
  const hedy = await joinAs('Hedy', { boardIds: [boardId, closed.boardId] });
  const mary = await joinAs('Mary', { boardIds: [boardId] });
  const [hedyId, maryId] = await Promise.all([idOf(hedy), idOf(mary)]);
  const done = columns.find(({ category }) => category === 'done')?.id;
  const create = async (task: Row) =>
    String((await hedy('POST', '/v1/tasks', { assigneeId: hedyId, ...task })).body['id']);
  const open = await create({ boardId, title: 'Frequency hopping' });
  const finished = await create({ boardId, title: 'Traffic light', columnId: done });
  const unseen = await create({ boardId: closed.boardId, title: 'Behind a door' });
  const key = await hedy('POST', '/v1/api-keys', { name: 'Script', scopes: ['tasks:read'] });
  const script = callerOf(api.url, String(key.body['key']));
  expect((await script('GET', `/v1/tasks/${open}`)).status).toBe(200);

  const before = await ada('GET', `/v1/boards/${boardId}/tasks`);
  const live = followEvents(api.url, {
    token: () => adaToken,
    after: Number(before.body['seq']),
  });
  const removed = await ada('DELETE', `/v1/members/${hedyId}`, { handOverTo: maryId });
  expect(removed).toMatchObject({
    status: 200,
    body: { tasksHandedOver: 1, removed: { id: hedyId, name: 'Hedy' } },
  });
  expect(removed.body['removed']).toMatchObject({ removedAt: expect.any(String) });

  expect((await hedy('GET', '/v1/auth/me')).status).toBe(401);
  expect((await script('GET', `/v1/tasks/${open}`)).status).toBe(401);
  const signIn = { email: 'hedy@example.org', password: 'Hedy has a password' };
  expect(await anybody('POST', '/v1/auth/login', signIn)).toMatchObject({
    status: 401,
    body: { code: 'auth.invalid_credentials' },
  });
  const taskOf = async (id: string) => (await ada('GET', `/v1/tasks/${id}`)).body;
  expect(await taskOf(open)).toMatchObject({ assigneeId: maryId, createdBy: { name: 'Hedy' } });
  expect(await taskOf(finished)).toMatchObject({ assigneeId: hedyId });
  expect(await taskOf(unseen)).toMatchObject({ assigneeId: null });

  const members = await ada('GET', '/v1/members');
  expect(items(members.body).map(({ id }) => id)).not.toContain(hedyId);
  const gone = await ada('GET', '/v1/members?removed=true');
  expect(items(gone.body).map(({ id }) => id)).toEqual([hedyId]);
  expect((await ada('GET', `/v1/members/${hedyId}`)).body).toMatchObject({ name: 'Hedy' });
  expect(await ada('DELETE', `/v1/members/${hedyId}`, {})).toMatchObject({ status: 404 });
  await expect.poll(() => live.seqs.length).toBeGreaterThanOrEqual(4);
  await live.stop();

  // Who comes back proves that the account is theirs, and is the member they were.
  const { token } = await invite('hedy@example.org', { role: 'viewer' });
  const preview = await anybody('GET', `/v1/invitations/preview?token=${token}`);
  expect(preview.body).toMatchObject({ existingPerson: true });
  const wrong = await anybody('POST', '/v1/invitations/accept', { token, password: 'a guess' });
  expect(wrong).toMatchObject({ status: 401, body: { code: 'auth.invalid_credentials' } });
  const back = await anybody('POST', '/v1/invitations/accept', {
    token,
    password: signIn.password,
  });
  expect(back).toMatchObject({ status: 201, body: { user: { memberId: hedyId, role: 'viewer' } } });
});

test('hundreds of tasks go to another at once, each with its event', async () => {
  const { boardId } = await makeBoard(ada);
  const edith = await joinAs('Edith', { boardIds: [boardId] });
  const [edithId, adaId] = await Promise.all([idOf(edith), idOf(ada)]);
  await edith('POST', '/v1/tasks', { boardId, title: 'The first', assigneeId: edithId });
  await api.ctx.db.execute(sql`
    insert into tasks
    select (jsonb_populate_record(task, jsonb_build_object(
      'id', task.id || lpad(n::text, 5, '0'), 'number', n, 'position', 'z' || n))).*
    from tasks as task, generate_series(2, 300) as n
    where task.board_id = ${boardId}`);
  const removed = await ada('DELETE', `/v1/members/${edithId}`, { handOverTo: adaId });
  expect(removed.body).toMatchObject({ tasksHandedOver: 300 });
  const rows = await api.ctx.db
    .select({ seq: schema.events.seq })
    .from(schema.events)
    .where(and(eq(schema.events.boardId, boardId), eq(schema.events.type, 'task.updated')))
    .orderBy(schema.events.seq);
  expect(rows).toHaveLength(300);
  expect(Number(rows.at(-1)?.seq) - Number(rows[0]?.seq)).toBe(299);
});

test('a transaction tells of more facts than one statement can hold', async () => {
  const memberId = await idOf(ada);
  const data = { memberId, email: 'ada@example.org' };
  const actor = { kind: 'member', id: memberId, name: 'Ada' } as const;
  const count = 6_001;
  await api.ctx.transaction(async (tx) => {
    for (let fact = 1; fact <= count; fact += 1) {
      tx.emit({ event: totpEnabled, organizationId, actor, audience: 'admins', data });
    }
  });
  const rows = await api.ctx.db
    .select({ seq: schema.events.seq })
    .from(schema.events)
    .where(eq(schema.events.type, totpEnabled.name))
    .orderBy(schema.events.seq);
  expect(rows).toHaveLength(count);
  expect(Number(rows.at(-1)?.seq) - Number(rows[0]?.seq)).toBe(count - 1);
});

test('people are found by part of a name or an address, page by page', async () => {
  await seedMember(api.ctx, { organizationId, role: 'viewer', name: '100%_sure' });
  const found = await ada('GET', `/v1/members?q=${encodeURIComponent('%_s')}`);
  expect(items(found.body).map(({ name }) => name)).toEqual(['100%_sure']);

  const seen: unknown[] = [];
  let cursor = '';
  do {
    const { body } = await ada('GET', `/v1/members?limit=2${cursor}`);
    seen.push(...items(body).map(({ id }) => id));
    cursor = body['nextCursor'] === null ? '' : `&cursor=${String(body['nextCursor'])}`;
  } while (cursor !== '');
  const all = await ada('GET', '/v1/members?limit=200');
  expect(seen).toEqual(items(all.body).map(({ id }) => id));
});
