import type { Names } from './names.ts';

/** Tests that pass as they are, and are the place for the next ones. */
export function testFiles(names: Names): Readonly<Record<string, string>> {
  return {
    [`packages/modules/src/${names.slice}/${names.file}.state.test.ts`]: stateTest(names),
    [`apps/api/src/${names.slice}.pg.test.ts`]: apiTest(names),
  };
}

const stateTest = ({ file, words, aOne }: Names) => `import { expect, test } from 'vitest';
import { findRefusal } from './${file}.state.ts';

test('an archived ${words} keeps its name, unless the same change makes it active', () => {
  expect(findRefusal('archived', { name: 'New' })).toContain('archived');
  expect(findRefusal('active', { name: 'New', status: 'archived' })).toContain('archived');
  expect(findRefusal('archived', { name: 'New', status: 'active' })).toBeUndefined();
});

test('${aOne} is archived and made active without a new name', () => {
  expect(findRefusal('active', { status: 'archived' })).toBeUndefined();
  expect(findRefusal('archived', { status: 'active' })).toBeUndefined();
});
`;

const apiTest = ({
  slice,
  one,
  aOne,
  event,
}: Names) => `import { afterAll, beforeAll, expect, test } from 'vitest';
import { listEventsAfter } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let call: Caller;
let organizationId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call, organizationId } = await setUp(api.url));
});
afterAll(() => api.stop());

const create = async (name: string) => (await call('POST', '/v1/${slice}', { name })).body;
const update = (${one}: Record<string, unknown>, change: Record<string, unknown>) =>
  call('PATCH', \`/v1/${slice}/\${String(${one}['id'])}\`, change);

test('${aOne} is found and listed as it was created', async () => {
  const ${one} = await create('First');
  expect(${one}).toMatchObject({ name: 'First', status: 'active', version: 1 });
  expect((await call('GET', \`/v1/${slice}/\${String(${one}['id'])}\`)).body).toEqual(${one});
  expect((await call('GET', '/v1/${slice}')).body['items']).toContainEqual(${one});
});

test('a change to an old version is refused with the current row', async () => {
  const ${one} = await create('Contested');
  const changed = await update(${one}, { name: 'Won', version: 1 });
  expect(changed).toMatchObject({ status: 200, body: { name: 'Won', version: 2 } });
  expect(await update(${one}, { name: 'Lost', version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'resource.version_conflict', details: { current: changed.body } },
  });
});

test('each change is told once, and what changes nothing is not told', async () => {
  const ${one} = await create('Told');
  await update(${one}, { status: 'archived' });
  await update(${one}, { status: 'archived' });
  const events = await listEventsAfter(api.ctx.db, { organizationId, after: 0, limit: 1_000 });
  const told = events.filter(({ data }) => JSON.stringify(data).includes(String(${one}['id'])));
  expect(told.map(({ type }) => type)).toEqual(['${event}.created', '${event}.updated']);
});
`;
