import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  isEventStream,
  isFileBody,
  roles,
  type Access,
  type Endpoint,
  type Role,
} from '@helix/contracts';
import { allEndpoints } from '@helix/contracts/api';
import { testDatabase } from '@helix/testing/postgres';
import { sampleBody } from './fixtures/sample-body.ts';
import { seedContract } from './fixtures/seed-contract.ts';
import { seedMember, seedStranger } from './fixtures/seed-member.ts';
import { callerOf, setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let mine: Caller;
let stranger: Caller;
let ids: Readonly<Record<string, string>>;
const callers = new Map<Role, Caller>();

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  const owner = await setUp(api.url);
  mine = owner.call;
  stranger = callerOf(api.url, await seedStranger(api.ctx));
  for (const role of roles) {
    const { organizationId } = owner;
    const { token } = await seedMember(api.ctx, { organizationId, role, name: role });
    callers.set(role, callerOf(api.url, token));
  }
  ids = await seedContract(mine, api.ctx);
});
afterAll(() => api.stop());

type Guarded = Endpoint & { access: Exclude<Access, 'public'> };
const isGuarded = (endpoint: Endpoint): endpoint is Guarded => endpoint.access !== 'public';
const guarded = allEndpoints.filter(isGuarded);
const withIds = guarded.filter(({ path }) => path.includes(':'));
/** Pages name themselves, each under its own member: whose name it is can neither be seen nor guessed. */
const isOwnName = ({ path }: Endpoint) => path.includes(':clientId');
const ofOrganizations = withIds.filter((endpoint) => !isOwnName(endpoint));
const withBody = guarded.filter(({ body }) => body !== undefined && !isFileBody(body));
const named = <E extends Endpoint>(endpoints: readonly E[]) =>
  endpoints.map((endpoint) => [endpoint.id, endpoint] as const);

const pathOf = (endpoint: Endpoint, values: Readonly<Record<string, string>>) =>
  endpoint.path.replaceAll(/:(\w+)/g, (_match, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`seed-contract.ts has no ${name} for ${endpoint.id}`);
    return encodeURIComponent(value);
  });

/** Everything that is on a board, and so follows what one may do there. */
const onBoard = /:(boardId|columnId|taskId|commentId|attachmentId|itemId|runId|callId)\b/;

/** Generated from the contract, so an endpoint is covered from the day it is born. */
describe('every endpoint', () => {
  test.each(named(guarded))('%s refuses who has not signed in', async (_id, endpoint) => {
    const answer = await callerOf(api.url)(
      endpoint.method,
      pathOf(endpoint, ids),
      endpoint.body && {},
    );
    expect(answer).toMatchObject({ status: 401, body: { code: 'auth.required' } });
    expect(answer.body['requestId']).toBe(answer.headers.get('x-request-id'));
  });

  test.each(named(ofOrganizations))(
    "%s does not know another tenant's ids",
    async (_id, endpoint) => {
      const answer = await stranger(endpoint.method, pathOf(endpoint, ids), sampleBody(endpoint));
      expect(answer).toMatchObject({ status: 404, body: { code: 'resource.not_found' } });
    },
  );

  test.each(
    named(guarded.filter(({ access }) => access.role !== undefined && access.role !== 'viewer')),
  )('%s refuses every role below the one it needs', async (_id, endpoint) => {
    const needed = roles.indexOf(endpoint.access.role ?? 'viewer');
    for (const role of roles.slice(0, needed)) {
      const answer = await callers.get(role)?.(
        endpoint.method,
        pathOf(endpoint, ids),
        sampleBody(endpoint),
      );
      expect(answer).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    }
  });

  test.each(
    named(
      guarded.filter(({ path, access }) => onBoard.test(path) && (access.role ?? '') !== 'admin'),
    ),
  )('%s does not exist for a member who may not see the board', async (_id, endpoint) => {
    const answer = await callers.get('member')?.(
      endpoint.method,
      pathOf(endpoint, ids),
      sampleBody(endpoint),
    );
    expect(answer).toMatchObject({ status: 404, body: { code: 'resource.not_found' } });
  });

  test.each(named(withIds))('%s refuses malformed ids', async (_id, endpoint) => {
    const nonsense = Object.fromEntries(
      Object.keys(ids).map((name) => [name, "x'; drop table tasks"]),
    );
    const answer = await mine(endpoint.method, pathOf(endpoint, nonsense), sampleBody(endpoint));
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  test.each(named(withBody))(
    '%s refuses unknown fields, wrong JSON and bodies that are too large',
    async (_id, endpoint) => {
      const path = pathOf(endpoint, ids);
      const valid = sampleBody(endpoint) as Record<string, unknown>;
      const unknown = await mine(endpoint.method, path, { ...valid, surprise: 1 });
      expect(unknown).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      const broken = await mine(endpoint.method, path, '{"half":');
      expect(broken).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      const large = await mine(endpoint.method, path, { padding: 'x'.repeat(1_100_000) });
      expect(large).toMatchObject({ status: 413, body: { code: 'request.too_large' } });
      expect(JSON.stringify([unknown, broken, large])).not.toMatch(/\bat .*\.ts:\d+/);
    },
  );

  test.each(
    named(guarded.filter((endpoint) => endpoint.query && !isEventStream(endpoint.response))),
  )('%s refuses malformed cursors, limits and unknown filters', async (_id, endpoint) => {
    const path = pathOf(endpoint, ids);
    const known = Object.keys(endpoint.query?.shape ?? {});
    const wrong = ['cursor=nonsense', 'limit=0', 'limit=100000', 'surprise=1'];
    for (const query of wrong.filter(
      (text) => known.includes(text.split('=')[0] ?? '') || text === 'surprise=1',
    )) {
      expect(await mine(endpoint.method, `${path}?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid' },
      });
    }
  });
});

test('an unknown operation is a problem, not a page', async () => {
  expect(await mine('GET', '/v1/nothing')).toMatchObject({
    status: 404,
    body: { code: 'request.not_found' },
  });
  expect(await mine('DELETE', '/v1/tasks')).toMatchObject({ status: 404 });
});

test('an address that cannot be read, and a time that no database keeps, are problems of who asks', async () => {
  const refused = { status: 400, body: { code: 'request.invalid', requestId: expect.any(String) } };
  expect(await mine('GET', '/v1/agents/%ff')).toMatchObject(refused);
  const spans = guarded.filter(({ query }) => query !== undefined && 'from' in query.shape);
  expect(spans.map(({ id }) => id)).toEqual(expect.arrayContaining(['runs.list', 'usage.daily']));
  for (const { method, path } of spans) {
    expect(await mine(method, `${path}?from=0000-01-01T00:00:00Z`)).toMatchObject(refused);
  }
});

test('the contract is served as data and as a page that loads nothing', async () => {
  const document = await mine('GET', '/openapi.json');
  expect(Object.keys(document.body['paths'] as object)).toHaveLength(
    new Set(allEndpoints.map(({ path }) => path)).size,
  );
  const page = String((await mine('GET', '/docs')).body['text']);
  for (const { id } of allEndpoints) expect(page).toContain(`id="${id}"`);
  expect(page).not.toMatch(/<script|https?:\/\//);
});
