import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import {
  callerOf,
  owner,
  setupToken,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let call: Caller;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  call = callerOf(api.url);
});
afterAll(() => api.stop());

const setup = { token: setupToken, organizationName: 'Ünited Acme!', ...owner };

test('set-up asks for the token, works once among several that try at once, and is gone afterwards', async () => {
  expect((await call('GET', '/v1/setup')).body).toEqual({ required: true });
  const wrong = await call('POST', '/v1/setup', { ...setup, token: 'guess' });
  expect(wrong).toMatchObject({ status: 403, body: { code: 'setup.token_invalid' } });

  const tries = await Promise.all(
    [1, 2, 3].map((n) => call('POST', '/v1/setup', { ...setup, email: `ada${n}@example.org` })),
  );
  expect(tries.map(({ status }) => status).toSorted()).toEqual([201, 410, 410]);
  const done = tries.find(({ status }) => status === 201);
  expect(done?.body['user']).toMatchObject({
    role: 'owner',
    organization: { slug: 'united-acme' },
  });
  expect((await call('GET', '/v1/setup')).body).toEqual({ required: false });
  expect(await call('POST', '/v1/setup', setup)).toMatchObject({
    status: 410,
    body: { code: 'setup.done' },
  });
});

async function signIn(headers: Record<string, string> = {}) {
  const { body: setupUser } = await call('GET', '/v1/setup');
  expect(setupUser['required']).toBe(false);
  for (const n of [1, 2, 3]) {
    const body = { email: `ADA${n}@example.org`, password: owner.password };
    const answer = await call('POST', '/v1/auth/login', body, headers);
    if (answer.status === 200) return answer;
  }
  throw new Error('nobody can sign in');
}

test('a wrong password and an unknown address get the same answer', async () => {
  const { body } = await signIn();
  const { email } = body['user'] as { email: string };
  const wrong = await call('POST', '/v1/auth/login', { email, password: 'wrong' });
  const unknown = await call('POST', '/v1/auth/login', {
    email: 'nobody@example.org',
    password: 'wrong',
  });
  expect(wrong.status).toBe(401);
  expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
});

test('a refresh token works once; using it again ends the session for whoever has it', async () => {
  const first = await signIn();
  const second = await call('POST', '/v1/auth/refresh', {
    refreshToken: first.body['refreshToken'],
  });
  expect(second.status).toBe(200);
  const fresh = callerOf(api.url, String(second.body['accessToken']));
  expect((await fresh('GET', '/v1/auth/me')).status).toBe(200);

  const reused = await call('POST', '/v1/auth/refresh', {
    refreshToken: first.body['refreshToken'],
  });
  expect(reused).toMatchObject({ status: 401, body: { code: 'auth.session_reused' } });
  expect((await fresh('GET', '/v1/auth/me')).status).toBe(401);
  const after = await call('POST', '/v1/auth/refresh', {
    refreshToken: second.body['refreshToken'],
  });
  expect(after).toMatchObject({ status: 401, body: { code: 'auth.session_expired' } });
});

test('a token that was spent long ago still ends the session of whoever went on with it', async () => {
  const first = await signIn();
  let latest = first;
  for (let turn = 1; turn <= 3; turn += 1) {
    const { refreshToken } = latest.body;
    latest = await call('POST', '/v1/auth/refresh', { refreshToken });
    expect(latest.status).toBe(200);
  }
  const { refreshToken } = first.body;
  const forged = String(refreshToken).replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
  expect(await call('POST', '/v1/auth/refresh', { refreshToken: forged })).toMatchObject({
    body: { code: 'auth.session_expired' },
  });
  const thief = callerOf(api.url, String(latest.body['accessToken']));
  expect((await thief('GET', '/v1/auth/me')).status).toBe(200);
  expect(await call('POST', '/v1/auth/refresh', { refreshToken })).toMatchObject({
    status: 401,
    body: { code: 'auth.session_reused' },
  });
  expect((await thief('GET', '/v1/auth/me')).status).toBe(401);
});

test('signing out ends the session at once', async () => {
  const { body } = await signIn();
  const mine = callerOf(api.url, String(body['accessToken']));
  expect((await mine('POST', '/v1/auth/logout', {})).body).toEqual({ ended: true });
  expect(await mine('GET', '/v1/auth/me')).toMatchObject({
    status: 401,
    body: { code: 'auth.session_expired' },
  });
});

test('a forged or missing token is refused', async () => {
  expect(await call('GET', '/v1/auth/me')).toMatchObject({
    status: 401,
    body: { code: 'auth.required' },
  });
  const forged = callerOf(api.url, 'eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0.');
  expect((await forged('GET', '/v1/auth/me')).status).toBe(401);
});

test('a cookie is for TLS alone exactly when the browser came by it, also behind a proxy', async () => {
  const cookiesOf = async (protocol: string) => {
    const { headers } = await signIn({ 'x-forwarded-proto': protocol });
    return headers.getSetCookie().filter((cookie) => cookie.startsWith('helix_'));
  };
  const [plain, secure] = [await cookiesOf('http'), await cookiesOf('https')];
  expect([plain.length, secure.length]).toEqual([2, 2]);
  expect(plain.filter((cookie) => /; *Secure/i.test(cookie))).toEqual([]);
  expect(secure.filter((cookie) => !/; *Secure/i.test(cookie))).toEqual([]);
});

test('browsers get cookies that scripts cannot read, and other sites cannot ride on them', async () => {
  const { headers } = await signIn();
  const cookies = headers.getSetCookie();
  expect(cookies.join('\n')).toMatch(/helix_access=.*HttpOnly.*SameSite=Lax/i);
  expect(cookies.join('\n')).toMatch(
    /helix_refresh=.*Path=\/api\/v1\/auth.*HttpOnly.*SameSite=Strict/i,
  );
  const cookie = cookies.map((text) => text.split(';')[0]).join('; ');

  expect((await call('GET', '/v1/auth/me', undefined, { cookie })).status).toBe(200);
  const department = { name: 'Through a cookie' };
  const evil = await call('POST', '/v1/departments', department, {
    cookie,
    'sec-fetch-site': 'cross-site',
  });
  expect(evil).toMatchObject({ status: 403, body: { code: 'request.cross_site' } });
  const older = await call('POST', '/v1/departments', department, {
    cookie,
    origin: 'https://evil.example',
  });
  expect(older.status).toBe(403);
  const own = await call('POST', '/v1/departments', department, {
    cookie,
    'sec-fetch-site': 'same-origin',
  });
  expect(own.status).toBe(201);
  const refreshed = await call(
    'POST',
    '/v1/auth/refresh',
    {},
    { cookie, 'sec-fetch-site': 'same-origin' },
  );
  expect(refreshed.status).toBe(200);
});

test('guessing passwords is slowed down', async () => {
  const guess = { email: 'someone@example.org', password: 'guess' };
  const answers = await Promise.all(
    Array.from({ length: 25 }, () => call('POST', '/v1/auth/login', guess)),
  );
  expect(answers.some(({ status }) => status === 429)).toBe(true);
});
