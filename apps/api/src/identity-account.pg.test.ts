import { eq } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { seedMember } from './fixtures/seed-member.ts';
import {
  callerOf,
  owner,
  setUp,
  startApi,
  type Answer,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let ada: Caller;
let organizationId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call: ada, organizationId } = await setUp(api.url));
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.ctx.transaction(({ db }) => db.delete(schema.loginFailures));
});

type Row = Record<string, unknown>;
const items = (body: Row) => body['items'] as Row[];
const anybody: Caller = (...call) => callerOf(api.url)(...call);
const withoutRequest = ({ status, body }: Answer) => ({ status, ...body, requestId: '' });

/** A person of their own for a test, so that nobody is locked out for the next one. */
async function newPerson(name: string): Promise<{ email: string; password: string; call: Caller }> {
  const email = `${name.toLowerCase()}@example.org`;
  const password = `${name} has a password`;
  const invited = await ada('POST', '/v1/invitations', { email });
  const token = new URL(String(invited.body['link'])).searchParams.get('token');
  const joined = await anybody('POST', '/v1/invitations/accept', { token, name, password });
  return { email, password, call: callerOf(api.url, String(joined.body['accessToken'])) };
}
/** Each test signs in from an address of its own, for guessing is slowed by address too. */
let tests = 0;
beforeEach(() => {
  tests += 1;
});
const login = (credentials: Row) =>
  anybody('POST', '/v1/auth/login', credentials, { 'x-forwarded-for': `192.0.2.${tests}` });

test('five failures lock an address, known or not, for twice as long each time; success forgets them', async () => {
  const { email, password } = await newPerson('Barbara');
  const nobody = 'nobody@example.org';
  for (let failure = 1; failure <= 5; failure += 1) {
    const [known, unknown] = await Promise.all([
      login({ email, password: 'wrong' }),
      login({ email: nobody, password: 'wrong' }),
    ]);
    expect(withoutRequest(known)).toEqual(withoutRequest(unknown));
    expect(known).toMatchObject({ status: 401, body: { code: 'auth.invalid_credentials' } });
  }
  const [known, unknown] = await Promise.all([
    login({ email, password }),
    login({ email: nobody, password }),
  ]);
  expect(known).toMatchObject({ status: 429, body: { code: 'auth.locked' } });
  expect(unknown.status).toBe(429);
  expect(Object.keys(unknown.body)).toEqual(Object.keys(known.body));

  const lockOf = async () => {
    const rows = await api.ctx.db.select().from(schema.loginFailures);
    return rows.map(({ failures, lockedUntil, lastAt }) => ({
      failures,
      lockedMs: Number(lockedUntil) - Number(lastAt),
    }));
  };
  expect(await lockOf()).toEqual(Array(2).fill({ failures: 5, lockedMs: 30_000 }));
  const letTimePass = () =>
    api.ctx.transaction(({ db }) =>
      db.update(schema.loginFailures).set({ lockedUntil: new Date(Date.now() - 1) }),
    );
  await letTimePass();
  expect((await login({ email, password: 'wrong' })).status).toBe(401);
  expect(await lockOf()).toContainEqual({ failures: 6, lockedMs: 60_000 });
  await letTimePass();
  expect((await login({ email, password })).status).toBe(200);
  expect(await lockOf()).toHaveLength(1);
});

test('people see where they are signed in and end what is not theirs', async () => {
  const { email, password, call } = await newPerson('Frances');
  const phone = await anybody(
    'POST',
    '/v1/auth/login',
    { email, password },
    { 'user-agent': 'Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36' },
  );
  const onPhone = callerOf(api.url, String(phone.body['accessToken']));
  const listed = items((await call('GET', '/v1/auth/sessions')).body);
  expect(listed).toHaveLength(2);
  expect(listed[0]).toMatchObject({
    device: 'Chrome on Android',
    ip: '127.0.0.1',
    current: false,
  });
  expect(listed[1]).toMatchObject({ current: true });

  const [adaSession] = items((await ada('GET', '/v1/auth/sessions')).body);
  expect(await call('DELETE', `/v1/auth/sessions/${String(adaSession?.['id'])}`)).toMatchObject({
    status: 404,
  });
  expect((await call('DELETE', `/v1/auth/sessions/${String(listed[0]?.['id'])}`)).body).toEqual({
    ended: 1,
  });
  expect((await onPhone('GET', '/v1/auth/me')).status).toBe(401);

  await login({ email, password });
  expect((await call('DELETE', '/v1/auth/sessions')).body).toEqual({ ended: 1 });
  expect((await call('GET', '/v1/auth/me')).status).toBe(200);
});

test('a new password takes the old one, and ends every other session', async () => {
  const { email, password, call } = await newPerson('Jean');
  const other = await login({ email, password });
  const change = (currentPassword: string) =>
    call('POST', '/v1/auth/password/change', { currentPassword, newPassword: 'a better one' });
  expect(await change('wrong')).toMatchObject({
    status: 403,
    body: { code: 'auth.wrong_password' },
  });
  expect((await change(password)).body).toEqual({ changed: true });
  expect((await call('GET', '/v1/auth/me')).status).toBe(200);
  const elsewhere = callerOf(api.url, String(other.body['accessToken']));
  expect((await elsewhere('GET', '/v1/auth/me')).status).toBe(401);
  expect((await login({ email, password })).status).toBe(401);
  expect((await login({ email, password: 'a better one' })).status).toBe(200);
});

test('refused passwords stay counted, whatever key a request carries', async () => {
  const { call } = await newPerson('Annie');
  const wrong = { currentPassword: 'wrong', newPassword: 'a better one' };
  const answers: number[] = [];
  for (let n = 1; n <= 6; n += 1) {
    const key = { 'idempotency-key': `guess-${n}` };
    answers.push((await call('POST', '/v1/auth/password/change', wrong, key)).status);
  }
  expect(answers).toEqual([403, 403, 403, 403, 403, 429]);
});

test('without mail an admin passes the link on; it works once and ends all sessions', async () => {
  const { email, password, call } = await newPerson('Dorothy');
  const forgot = (address: string) =>
    anybody('POST', '/v1/auth/password/forgot', { email: address });
  const [known, unknown] = await Promise.all([forgot(email), forgot('nobody@example.org')]);
  expect(withoutRequest(known)).toEqual(withoutRequest(unknown));
  expect(known).toMatchObject({ status: 202, body: { accepted: true, byMail: false } });
  await forgot(email);

  const resets = items((await ada('GET', '/v1/members/password-resets')).body);
  expect(resets).toHaveLength(1);
  expect(resets[0]).toMatchObject({ email, name: 'Dorothy' });
  expect((await call('GET', '/v1/members/password-resets')).status).toBe(403);
  const token = new URL(String(resets[0]?.['link'])).searchParams.get('token');
  const reset = { token, password: 'chosen anew' };
  const tries = await Promise.all(
    [1, 2].map(() => anybody('POST', '/v1/auth/password/reset', reset)),
  );
  expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 410]);
  expect((await call('GET', '/v1/auth/me')).status).toBe(401);
  expect((await login({ email, password })).status).toBe(401);
  expect((await login({ email, password: 'chosen anew' })).status).toBe(200);
  expect(items((await ada('GET', '/v1/members/password-resets')).body)).toEqual([]);
  expect(await anybody('POST', '/v1/auth/password/reset', { ...reset, token: 'x' })).toMatchObject({
    status: 410,
    body: { code: 'auth.reset_invalid' },
  });
});

test('a reset link is not shown to who would reach another organization, or a peer, by it', async () => {
  const { email } = await newPerson('Joan');
  const admin = await seedMember(api.ctx, { organizationId, role: 'admin', name: 'Radia' });
  const radia = callerOf(api.url, admin.token);
  await anybody('POST', '/v1/auth/password/forgot', { email }, { 'x-forwarded-for': '192.0.2.99' });
  const seen = async () => items((await radia('GET', '/v1/members/password-resets')).body);
  const [reset] = await seen();
  expect(reset).toMatchObject({ email, link: expect.stringContaining('token=') });

  const joan = `/v1/members/${String(reset?.['memberId'])}`;
  await ada('PATCH', joan, { role: 'admin' });
  expect(await seen()).toMatchObject([{ email, link: null }]);
  await ada('PATCH', joan, { role: 'member' });
  const { userId } = (await ada('GET', joan)).body;
  const elsewhere = await ada('POST', '/v1/organizations', { name: 'Elsewhere' });
  await api.ctx.transaction(({ db }) =>
    db.insert(schema.members).values({
      id: api.ctx.newId('member'),
      organizationId: String(elsewhere.body['id']),
      userId: String(userId),
      role: 'owner',
      createdAt: api.ctx.now(),
    }),
  );
  expect(await seen()).toMatchObject([{ email, link: null }]);
  const forOwner = items((await ada('GET', '/v1/members/password-resets')).body);
  expect(forOwner).toMatchObject([{ email, link: expect.stringContaining('token=') }]);
});

test('a second factor is asked for once it is confirmed; no code and no recovery code works twice', async () => {
  const { email, password, call } = await newPerson('Margaret');
  expect((await call('POST', '/v1/auth/totp/enroll', { password: 'wrong' })).status).toBe(403);
  const enrolled = await call('POST', '/v1/auth/totp/enroll', { password });
  expect(enrolled.body).toMatchObject({
    uri: expect.stringMatching(/^otpauth:\/\/totp\//),
    qrCode: expect.stringMatching(/^data:image\/svg\+xml;base64,/),
  });
  expect((await login({ email, password })).status).toBe(200);
  const secret = String(enrolled.body['secret']);
  const codeAt = (offset: number) =>
    new TOTP({ secret }).generate({ timestamp: Date.now() + offset * 30_000 });
  expect(await call('POST', '/v1/auth/totp/confirm', { code: '000000' })).toMatchObject({
    status: 400,
    body: { code: 'auth.totp_invalid' },
  });
  const used = codeAt(0);
  const confirmed = await call('POST', '/v1/auth/totp/confirm', { code: used });
  const codes = confirmed.body['recoveryCodes'] as string[];
  expect(codes).toHaveLength(10);

  expect(await login({ email, password })).toMatchObject({
    status: 401,
    body: { code: 'auth.totp_required' },
  });
  expect(await login({ email, password, totp: used })).toMatchObject({
    status: 401,
    body: { code: 'auth.invalid_credentials' },
  });
  const next = codeAt(1);
  expect((await login({ email, password, totp: next })).body['user']).toMatchObject({
    totpEnabled: true,
  });
  expect((await login({ email, password, totp: next })).status).toBe(401);
  expect((await login({ email, password, totp: codes[0]?.toUpperCase() })).status).toBe(200);
  expect((await login({ email, password, totp: codes[0] })).status).toBe(401);

  const [stored] = await api.ctx.db
    .select()
    .from(schema.users)
    .where(eq(schema.users.email, email));
  expect(stored?.totpSecret).not.toContain(secret);
  expect((await call('POST', '/v1/auth/totp/disable', { password })).status).toBe(200);
  expect((await login({ email, password })).status).toBe(200);
});

test('events tell what happened to accounts, and never a secret', async () => {
  const { email } = await newPerson('Evelyn');
  await login({ email, password: 'wrong' });
  await login({ email: owner.email, password: owner.password });
  const rows = await api.ctx.db.select().from(schema.events);
  const types = new Set(rows.map(({ type }) => type));
  for (const type of [
    'auth.logged_in',
    'auth.login_failed',
    'auth.password_changed',
    'auth.password_reset_requested',
    'auth.totp_enabled',
    'auth.totp_disabled',
    'session.revoked',
    'invitation.created',
    'invitation.accepted',
    'member.joined',
  ]) {
    expect(types).toContain(type);
  }
  const open = new Set(['organization.created', 'member.joined', 'member.updated']);
  for (const row of rows) {
    if (!open.has(row.type)) expect(row).toMatchObject({ audience: 'admins' });
  }
  const all = JSON.stringify(rows);
  expect(all).not.toContain('a password');
  expect(all).not.toMatch(/token=|otpauth|hx_/);
});
