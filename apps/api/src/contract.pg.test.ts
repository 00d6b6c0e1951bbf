import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allEndpoints, isEventStream, type Endpoint } from '@helix/contracts';
import { testDatabase } from '@helix/testing/postgres';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';
import { seedStranger } from './fixtures/seed-stranger.ts';

const database = await testDatabase();
let api: TestApi;
let mine: Caller;
let stranger: Caller;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  const owner = await setUp(api.url);
  mine = owner.call;
  stranger = callerOf(api.url, await seedStranger(api.ctx));
  const { boardId } = await makeBoard(mine);
  const model = await mine('POST', '/v1/models', {
    provider: 'simulated',
    model: 'fast',
    displayName: 'Sim',
  });
  const agent = await mine('POST', '/v1/agents', { name: 'Maven', role: 'Engineer' });
  const task = await mine('POST', '/v1/tasks', {
    boardId,
    title: 'Seeded',
    agentId: agent.body['id'],
  });
  const run = await mine('POST', `/v1/tasks/${String(task.body['id'])}/execute`, {});
  ids = {
    boardId,
    taskId: String(task.body['id']),
    agentId: String(agent.body['id']),
    modelId: String(model.body['id']),
    runId: String(run.body['id']),
  };
});
afterAll(() => api.stop());

const pathOf = (endpoint: Endpoint, values: Readonly<Record<string, string>>) =>
  endpoint.path.replaceAll(/:(\w+)/g, (_match, name: string) => values[name] ?? 'missing');
const guarded = allEndpoints.filter(({ access }) => access !== 'public');
const withIds = guarded.filter(({ path }) => path.includes(':'));
const withBody = guarded.filter(({ body }) => body !== undefined);

/** Generated from the contract, so an endpoint is covered from the day it is born. */
describe('every endpoint', () => {
  test.each(guarded.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s refuses who has not signed in',
    async (_id, endpoint) => {
      const answer = await callerOf(api.url)(
        endpoint.method,
        pathOf(endpoint, ids),
        endpoint.body && {},
      );
      expect(answer).toMatchObject({ status: 401, body: { code: 'auth.required' } });
      expect(answer.body['requestId']).toBe(answer.headers.get('x-request-id'));
    },
  );

  test.each(withIds.map((endpoint) => [endpoint.id, endpoint] as const))(
    "%s does not know another tenant's ids",
    async (_id, endpoint) => {
      const answer = await stranger(endpoint.method, pathOf(endpoint, ids), bodyFor(endpoint));
      expect(answer).toMatchObject({ status: 404, body: { code: 'resource.not_found' } });
    },
  );

  test.each(withIds.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s refuses malformed ids',
    async (_id, endpoint) => {
      const nonsense = Object.fromEntries(
        Object.keys(ids).map((name) => [name, "x'; drop table tasks"]),
      );
      const path = pathOf(endpoint, nonsense).replaceAll(' ', '%20');
      const answer = await mine(endpoint.method, path, bodyFor(endpoint));
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    },
  );

  test.each(withBody.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s refuses unknown fields, wrong JSON and bodies that are too large',
    async (_id, endpoint) => {
      const path = pathOf(endpoint, ids);
      const unknown = await mine(endpoint.method, path, { ...bodyFor(endpoint), surprise: 1 });
      expect(unknown).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      const broken = await mine(endpoint.method, path, '{"half":');
      expect(broken).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      const large = await mine(endpoint.method, path, { padding: 'x'.repeat(1_100_000) });
      expect(large).toMatchObject({ status: 413, body: { code: 'request.too_large' } });
      expect(JSON.stringify([unknown, broken, large])).not.toMatch(/\bat .*\.ts:\d+/);
    },
  );

  test.each(
    guarded
      .filter((endpoint) => endpoint.query && !isEventStream(endpoint.response))
      .map((endpoint) => [endpoint.id, endpoint] as const),
  )('%s refuses malformed cursors and limits', async (_id, endpoint) => {
    const path = pathOf(endpoint, ids);
    for (const query of ['cursor=nonsense', 'limit=0', 'limit=100000', 'surprise=1']) {
      expect(await mine(endpoint.method, `${path}?${query}`)).toMatchObject({ status: 400 });
    }
  });
});

/** Enough for the body to be valid, so that only what is tested can be refused. */
function bodyFor(endpoint: Endpoint): Record<string, unknown> | undefined {
  const bodies: Readonly<Record<string, Record<string, unknown>>> = {
    'departments.create': { name: 'D' },
    'boards.create': { name: 'B', departmentId: 'dept_00000000000' },
    'models.create': { provider: 'simulated', model: 'm', displayName: 'M' },
    'agents.create': { name: 'A', role: 'R' },
    'tasks.create': { boardId: ids['boardId'], title: 'T' },
    'tasks.move': { columnId: 'column_00000000000' },
    'tasks.comments.create': { body: 'Hello' },
  };
  return endpoint.body === undefined ? undefined : (bodies[endpoint.id] ?? {});
}

test('an unknown operation is a problem, not a page', async () => {
  expect(await mine('GET', '/v1/nothing')).toMatchObject({
    status: 404,
    body: { code: 'request.not_found' },
  });
  expect(await mine('DELETE', '/v1/tasks')).toMatchObject({ status: 404 });
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
