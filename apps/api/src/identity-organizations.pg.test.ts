import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopes } from '@helix/contracts';
import { testDatabase } from '@helix/testing/postgres';
import { seedMember, seedStranger } from './fixtures/seed-member.ts';
import {
  callerOf,
  makeBoard,
  owner,
  setUp,
  startApi,
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

type Row = Record<string, unknown>;
const items = (body: Row) => body['items'] as Row[];
const bearer = (value: unknown) => callerOf(api.url, String(value));
const makeKey = async (call: Caller, body: Row) => call('POST', '/v1/api-keys', body);

test('a key acts as who made it, within its scopes, and is shown once', async () => {
  const { boardId } = await makeBoard(ada);
  const made = await makeKey(ada, { name: 'Reports', scopes: ['tasks:read', 'tasks:read'] });
  const { key, id } = made.body;
  expect(key).toMatch(/^hx_/);
  expect(made.body).toMatchObject({
    scopes: ['tasks:read'],
    lastFour: String(key).slice(-4),
    lastUsedAt: null,
  });

  const script = bearer(key);
  expect((await script('GET', `/v1/boards/${boardId}`)).status).toBe(200);
  expect(await script('POST', '/v1/tasks', { boardId, title: 'No' })).toMatchObject({
    status: 403,
    body: { code: 'auth.forbidden', message: expect.stringContaining('tasks:write') },
  });
  const listed = await ada('GET', '/v1/api-keys');
  expect(items(listed.body)).toEqual([
    expect.objectContaining({ id, name: 'Reports', lastUsedAt: expect.any(String) }),
  ]);
  expect(JSON.stringify(listed.body)).not.toContain(String(key));

  expect((await ada('DELETE', `/v1/api-keys/${String(id)}`)).body).toEqual({ revoked: true });
  expect((await script('GET', `/v1/boards/${boardId}`)).status).toBe(401);
  expect((await ada('DELETE', `/v1/api-keys/${String(id)}`)).status).toBe(404);
});

test('no key reaches an account, however many scopes it has, nor outlives its date', async () => {
  const made = await makeKey(ada, { name: 'All', scopes: [...scopes] });
  const script = bearer(made.body['key']);
  expect((await script('GET', '/v1/auth/me')).body).toMatchObject({ name: 'Ada', role: 'owner' });
  const change = { currentPassword: owner.password, newPassword: 'another one' };
  for (const answer of [
    await script('POST', '/v1/auth/password/change', change),
    await script('POST', '/v1/auth/totp/enroll', { password: owner.password }),
    await script('GET', '/v1/auth/sessions'),
    await makeKey(script, { name: 'Child', scopes: [...scopes] }),
    await script('POST', '/v1/organizations', { name: 'Through a key' }),
  ]) {
    expect(answer).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
  }
  const expired = await makeKey(ada, {
    name: 'Late',
    scopes: ['tasks:read'],
    expiresAt: '2020-01-01T00:00:00Z',
  });
  expect(expired.status).toBe(400);
});

test('a key never does more than the role of its member, who ends their own; admins see all', async () => {
  const viewer = await seedMember(api.ctx, { organizationId, role: 'viewer', name: 'Vera' });
  const vera = bearer(viewer.token);
  const made = await makeKey(vera, { name: 'Hers', scopes: [...scopes] });
  const { boardId } = await makeBoard(ada);
  const answer = await bearer(made.body['key'])('POST', '/v1/tasks', { boardId, title: 'No' });
  expect([403, 404]).toContain(answer.status);

  const mine = await makeKey(ada, { name: 'Mine', scopes: ['tasks:read'] });
  expect((await vera('DELETE', `/v1/api-keys/${String(mine.body['id'])}`)).status).toBe(404);
  expect((await vera('GET', '/v1/api-keys?of=everyone')).status).toBe(403);
  const everyone = await ada('GET', '/v1/api-keys?of=everyone');
  expect(items(everyone.body).map(({ name }) => name)).toContain('Hers');
  expect((await ada('DELETE', `/v1/api-keys/${String(made.body['id'])}`)).status).toBe(200);
});

test('the owner of the instance makes further organizations and goes from one to another', async () => {
  const made = await ada('POST', '/v1/organizations', { name: 'Acme' });
  expect(made).toMatchObject({ status: 201, body: { name: 'Acme', slug: 'acme-2', version: 1 } });
  const taken = await ada('POST', '/v1/organizations', { name: 'Other', slug: 'ACME' });
  expect(taken).toMatchObject({ status: 409, body: { code: 'resource.name_taken' } });

  const { boardId } = await makeBoard(ada);
  const switched = await ada('POST', '/v1/auth/switch', { organizationId: made.body['id'] });
  expect(switched.body['user']).toMatchObject({
    role: 'owner',
    organization: { slug: 'acme-2' },
  });
  const elsewhere = bearer(switched.body['accessToken']);
  expect((await elsewhere('GET', `/v1/boards/${boardId}`)).status).toBe(404);
  expect(items((await elsewhere('GET', '/v1/boards')).body)).toEqual([]);
  expect((await ada('GET', `/v1/boards/${boardId}`)).status).toBe(200);

  const mine = items((await elsewhere('GET', '/v1/organizations')).body);
  expect(mine.map(({ slug, current }) => [slug, current])).toEqual([
    ['acme', false],
    ['acme-2', true],
  ]);
  const chosen = await callerOf(api.url)('POST', '/v1/auth/login', {
    email: owner.email,
    password: owner.password,
    organizationId: made.body['id'],
  });
  expect(chosen.body['user']).toMatchObject({ organization: { slug: 'acme-2' } });

  const stranger = bearer(await seedStranger(api.ctx));
  expect(await stranger('POST', '/v1/organizations', { name: 'Mine too' })).toMatchObject({
    status: 403,
  });
  expect(await stranger('POST', '/v1/auth/switch', { organizationId })).toMatchObject({
    status: 404,
    body: { code: 'resource.not_found' },
  });
});

test('settings change one by one, and a stale version is told what is current', async () => {
  const before = await ada('GET', '/v1/organization');
  expect(before.body).toMatchObject({ slug: 'acme', settings: { timeZone: 'UTC' } });
  const settings = { timeZone: 'Europe/Berlin' };
  const changed = await ada('PATCH', '/v1/organization', { settings, version: 1 });
  expect(changed.body).toMatchObject({
    settings: { timeZone: 'Europe/Berlin', weekStartsOn: 'monday' },
    version: 2,
  });
  expect(await ada('PATCH', '/v1/organization', { name: 'Late', version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'resource.version_conflict', details: { current: { version: 2 } } },
  });
  for (const wrong of [
    { settings: { timeZone: 'Mars/Olympus' } },
    { settings: { surprise: true } },
    { slug: 'Not A Slug' },
  ]) {
    expect((await ada('PATCH', '/v1/organization', wrong)).status).toBe(400);
  }
  const same = await ada('PATCH', '/v1/organization', { slug: 'acme-2' });
  expect(same).toMatchObject({ status: 409, body: { code: 'resource.name_taken' } });
});

test('an organization that asks for a second factor lets nobody work without, but set it up', async () => {
  const requireTotp = { settings: { requireTotp: true } };
  expect(await ada('PATCH', '/v1/organization', requireTotp)).toMatchObject({
    status: 409,
    body: { code: 'resource.conflict' },
  });
  const enrolled = await ada('POST', '/v1/auth/totp/enroll', { password: owner.password });
  const code = new TOTP({ secret: String(enrolled.body['secret']) }).generate();
  expect((await ada('POST', '/v1/auth/totp/confirm', { code })).status).toBe(200);
  expect((await ada('PATCH', '/v1/organization', requireTotp)).status).toBe(200);

  const member = await seedMember(api.ctx, { organizationId, role: 'member', name: 'Mel' });
  const mel = bearer(member.token);
  expect(await mel('GET', '/v1/boards')).toMatchObject({
    status: 403,
    body: { code: 'auth.totp_enrollment_required' },
  });
  expect((await mel('GET', '/v1/auth/me')).body).toMatchObject({ totpRequired: true });
  const disabled = await ada('POST', '/v1/auth/totp/disable', { password: owner.password });
  expect(disabled).toMatchObject({ status: 409, body: { code: 'resource.conflict' } });
  const off = { settings: { requireTotp: false } };
  expect((await ada('PATCH', '/v1/organization', off)).status).toBe(200);
  expect((await mel('GET', '/v1/boards')).status).toBe(200);
});
