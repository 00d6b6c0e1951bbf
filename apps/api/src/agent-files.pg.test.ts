import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { seedMember, seedStranger } from './fixtures/seed-member.ts';
import { callerOf, setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let ada: Caller;
let member: Caller;
let stranger: Caller;
let agentId: string;
let soul: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  const { call, organizationId } = await setUp(api.url);
  ada = call;
  const { token } = await seedMember(api.ctx, { organizationId, role: 'member', name: 'Bob' });
  member = callerOf(api.url, token);
  stranger = callerOf(api.url, await seedStranger(api.ctx));
});
afterAll(() => api.stop());

let count = 0;
beforeEach(async () => {
  count += 1;
  const body = { name: `Writer ${count}`, role: 'Writer', soul: 'You write.\nYou are kind.\n' };
  agentId = String((await ada('POST', '/v1/agents', body)).body['id']);
  soul = `/v1/agents/${agentId}/files/SOUL.md`;
});

const itemsOf = async (path: string) =>
  (await ada('GET', path)).body['items'] as Record<string, unknown>[];
const write = (text: string, version?: number) => ada('PUT', soul, { text, version });

describe('SOUL.md and MEMORY.md', () => {
  test('begin with what the agent was made with', async () => {
    expect(await ada('GET', soul)).toMatchObject({
      status: 200,
      body: {
        name: 'SOUL.md',
        version: 1,
        text: 'You write.\nYou are kind.\n',
        author: { name: 'Ada' },
      },
    });
    expect((await ada('GET', soul.replace('SOUL', 'MEMORY'))).body).toMatchObject({
      version: 1,
      text: '',
    });
    expect(await ada('GET', soul.replace('SOUL', 'OTHER'))).toMatchObject({ status: 400 });
  });

  test('are read by everybody here, written by admins, and unknown elsewhere', async () => {
    expect(await member('GET', soul)).toMatchObject({ status: 200 });
    expect(await member('PUT', soul, { text: 'x' })).toMatchObject({ status: 403 });
    expect(await stranger('GET', soul)).toMatchObject({ status: 404 });
    expect(await stranger('GET', `${soul}/versions/1`)).toMatchObject({ status: 404 });
  });

  test('a writer who has not read the latest version is refused and shown it', async () => {
    expect(await write('Second', 1)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await write('Too late', 1)).toMatchObject({
      status: 409,
      body: {
        code: 'resource.version_conflict',
        details: { current: { version: 2, text: 'Second' } },
      },
    });
    const both = await Promise.all([write('One', 2), write('Two', 2)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('the same text is no new version, and a text that is too long is refused', async () => {
    expect((await write('You write.\nYou are kind.\n')).body).toMatchObject({ version: 1 });
    expect(await write('x'.repeat(100_001))).toMatchObject({ status: 400 });
    expect((await write('x'.repeat(100_000))).body).toMatchObject({ version: 2, size: 100_000 });
    expect((await write('\u{1f98a}')).body).toMatchObject({ version: 3, size: 1 });
    expect((await itemsOf(`${soul}/versions?limit=1`))[0]).toMatchObject({ version: 3, size: 1 });
    expect(await write('a\u0000b')).toMatchObject({ status: 400 });
  });

  test('keep every version, say what changed between two, and bring one back', async () => {
    await write('You write.\nYou are brief.\n');
    await write('You write.\nYou are brief.\nYou ask.\n');
    const page = await ada('GET', `${soul}/versions?limit=2`);
    expect(page.body['items']).toMatchObject([
      { version: 3 },
      { version: 2, author: { kind: 'member' } },
    ]);
    expect(JSON.stringify(page.body)).not.toContain('You write');
    const rest = await ada(
      'GET',
      `${soul}/versions?limit=2&cursor=${String(page.body['nextCursor'])}`,
    );
    expect(rest.body).toMatchObject({ items: [{ version: 1 }], nextCursor: null });
    expect((await ada('GET', `${soul}/versions/1`)).body['text']).toContain('kind');
    expect(await ada('GET', `${soul}/versions/9`)).toMatchObject({ status: 404 });

    expect((await ada('GET', `${soul}/diff`)).body).toMatchObject({
      ...{ from: 2, to: 3, added: 1, removed: 0 },
      parts: [
        { kind: 'same', lines: 2 },
        { kind: 'added', text: 'You ask.\n' },
      ],
    });
    expect((await ada('GET', `${soul}/diff?from=1&to=3`)).body).toMatchObject({
      added: 2,
      removed: 1,
    });
    expect((await ada('GET', `${soul}/diff?to=1`)).body).toMatchObject({ from: 0, added: 2 });

    const restored = await ada('POST', `${soul}/versions/1/restore`, { expectedVersion: 3 });
    expect(restored.body).toMatchObject({
      version: 4,
      restoredFrom: 1,
      text: 'You write.\nYou are kind.\n',
    });
    expect(await ada('POST', `${soul}/versions/2/restore`, { expectedVersion: 3 })).toMatchObject({
      status: 409,
    });
    const { rows } = await api.ctx.db.execute<{ data: unknown }>(
      `select data from events where type = 'agent.file_changed' and data->>'agentId' = '${agentId}' order by seq`,
    );
    expect(rows).toHaveLength(3);
    expect(rows[2]?.data).toMatchObject({ file: { name: 'SOUL.md', version: 4, restoredFrom: 1 } });
    expect(JSON.stringify(rows)).not.toContain('You write');
  });

  test('a text that came without a history is kept when somebody writes over it', async () => {
    await api.ctx.db.execute(`delete from agent_file_versions where agent_id = '${agentId}'`);
    expect((await ada('GET', soul)).body).toMatchObject({
      version: 1,
      author: { kind: 'service' },
    });
    await write('New');
    expect((await ada('GET', `${soul}/versions/1`)).body['text']).toContain('kind');
  });
});

describe('templates', () => {
  test('there are some for each kind of work, each with a thoughtful SOUL.md', async () => {
    const items = (await member('GET', '/v1/agent-templates')).body['items'] as {
      id: string;
      area: string;
      name: string;
      soul: string;
      memory: string;
    }[];
    const areas = Map.groupBy(items, ({ area }) => area);
    expect([...areas.keys()]).toEqual([
      'engineering',
      'marketing',
      'support',
      'research',
      'operations',
    ]);
    for (const group of areas.values()) expect(group.length).toBeGreaterThanOrEqual(3);
    expect(new Set(items.map(({ name }) => name)).size).toBe(items.length);
    for (const { soul: text, memory } of items) {
      const lines = text.split('\n').length;
      expect(lines).toBeGreaterThanOrEqual(30);
      expect(lines).toBeLessThanOrEqual(60);
      expect(text).toMatch(/never/i);
      expect(text).toMatch(/hand(s)? (it )?back/i);
      expect(memory).toMatch(/^# /);
    }
  });

  test('suggest skills that there are templates for', async () => {
    const itemsOf = async (path: string) =>
      (await ada('GET', path)).body['items'] as { name: string; skills: string[] }[];
    const known = new Set((await itemsOf('/v1/skill-templates')).map(({ name }) => name));
    const suggested = (await itemsOf('/v1/agent-templates')).flatMap(({ skills }) => skills);
    expect(suggested.filter((skill) => !known.has(skill))).toEqual([]);
  });

  test('an agent made from one is it, but for what was said otherwise', async () => {
    const from = (about: object) =>
      ada('POST', '/v1/agents', { templateId: 'software-engineer', ...about });
    const made = await from({});
    expect(made).toMatchObject({ status: 201, body: { name: 'Maven', role: 'Software engineer' } });
    const id = String(made.body['id']);
    expect((await ada('GET', `/v1/agents/${id}/files/SOUL.md`)).body['text']).toMatch(/^# Maven/);
    expect(await from({})).toMatchObject({ status: 409, body: { code: 'resource.name_taken' } });
    expect(await from({ name: 'Ines', soul: 'Mine', executionMode: 'auto' })).toMatchObject({
      status: 201,
      body: { name: 'Ines', role: 'Software engineer', executionMode: 'auto' },
    });
    expect(await ada('POST', '/v1/agents', { templateId: 'no-such-thing' })).toMatchObject({
      status: 404,
    });
  });
});
