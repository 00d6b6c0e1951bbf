import { afterAll, beforeAll, expect, test } from 'vitest';
import { recall, recallForPrompt } from '@helix/modules/memories';
import { testDatabase } from '@helix/testing/postgres';
import { openAgentWork } from './fixtures/agent-work.ts';

const database = await testDatabase();
let work: Awaited<ReturnType<typeof openAgentWork>>;
let agentId: string;
let otherId: string;

beforeAll(async () => {
  work = await openAgentWork(database.url);
  agentId = await work.agent('Mnemosyne');
  otherId = await work.agent('Lethe');
});
afterAll(() => work.stop());

type Body = Record<string, unknown>;
const add = async (body: Body) => (await work.owner('POST', '/v1/memories', body)).body;
const list = async (query: string) =>
  (await work.owner('GET', `/v1/memories?${query}`)).body['items'] as Body[];
const knows = async (id: string, text: string) => {
  const { organizationId } = work.work;
  const about = { text, limit: 20 };
  const found = await recall(work.api.ctx.db, { organizationId, agentId: id }, about);
  return found.map((memory) => memory.text);
};

test('what is remembered is found, corrected, pinned and forgotten, and each is an event', async () => {
  const memory = await add({ agentId, text: 'The customer pays by invoice' });
  expect(memory).toMatchObject({ scope: 'local', agentId, pinned: false, version: 1 });
  const path = `/v1/memories/${String(memory['id'])}`;
  expect(await list(`agentId=${agentId}&q=INVOIC`)).toMatchObject([{ id: memory['id'] }]);
  expect(await list(`agentId=${agentId}&q=nothing`)).toEqual([]);
  const changed = await work.owner('PATCH', path, { text: 'By card now', pinned: true });
  expect(changed.body).toMatchObject({ text: 'By card now', pinned: true, version: 2 });
  expect(await work.owner('PATCH', path, { pinned: false, version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'resource.version_conflict', details: { current: { version: 2 } } },
  });
  expect(await list(`agentId=${agentId}&q=invoice`)).toEqual([]);
  await work.owner('DELETE', path);
  expect(await work.owner('GET', path)).toMatchObject({ status: 404 });
  const { rows } = await work.api.ctx.transaction((tx) =>
    tx.sql.query("select type from events where type like 'memory.%' order by seq", []),
  );
  expect(rows).toEqual([
    { type: 'memory.added' },
    { type: 'memory.updated' },
    { type: 'memory.removed' },
  ]);
});

test('the same is not kept twice, whatever its case and spacing', async () => {
  const first = await add({ scope: 'global', text: 'We ship on Fridays' });
  const again = await add({ scope: 'global', text: ' we  SHIP on fridays' });
  expect(again).toMatchObject({ id: first['id'] });
  const other = await add({ scope: 'global', text: 'We do not' });
  const path = `/v1/memories/${String(other['id'])}`;
  expect(await work.owner('PATCH', path, { text: 'We ship on fridays' })).toMatchObject({
    status: 409,
    body: { code: 'resource.conflict' },
  });
});

test('whose it is has to fit its scope', async () => {
  expect(await work.owner('POST', '/v1/memories', { text: 'Whose?' })).toMatchObject({
    status: 400,
  });
  const both = { scope: 'global', agentId, text: 'Of all and of one' };
  expect(await work.owner('POST', '/v1/memories', both)).toMatchObject({ status: 400 });
});

test('an agent recalls its own and what all know, never what another one knows', async () => {
  await add({ agentId, text: 'Deployments need a green pipeline' });
  await add({ agentId: otherId, text: 'Deployments are cursed' });
  await add({ scope: 'global', text: 'We deploy with one button' });
  expect((await knows(agentId, 'how to deploy')).toSorted()).toEqual([
    'Deployments need a green pipeline',
    'We deploy with one button',
  ]);
  expect(await knows(otherId, 'deployment')).toContain('Deployments are cursed');
  expect(await knows(agentId, 'the of and')).toEqual([]);
  expect(await knows(agentId, "'; drop table -- & | ! ( :*")).toEqual([]);
});

test('what is pinned is in every prompt, the rest when it fits the work, and no more than there is room for', async () => {
  const id = await work.agent('Rememberer');
  await add({ agentId: id, text: 'Never deploy on holidays', pinned: true });
  await add({ agentId: id, text: 'Billing is owned by Grace' });
  const { organizationId } = work.work;
  const recalled = async (text: string) =>
    (await recallForPrompt(work.api.ctx.db, { organizationId, agentId: id }, text)).map(
      (memory) => memory.text,
    );
  expect(await recalled('Fix the billing page')).toEqual([
    'Never deploy on holidays',
    'Billing is owned by Grace',
  ]);
  expect(await recalled('Unrelated')).toEqual(['Never deploy on holidays']);
  for (let n = 0; n < 10; n += 1) {
    await add({ agentId: id, text: `${n} ${'long '.repeat(390)}`, pinned: true });
  }
  const characters = (await recalled('Unrelated')).join('').length;
  expect(characters).toBeLessThanOrEqual(8_000);
});
