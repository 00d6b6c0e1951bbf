import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findSkillsForRun, loadSkill, loadSkillFile } from '@helix/modules/skills';
import { testDatabase } from '@helix/testing/postgres';
import { sendFile } from './fixtures/skill-archives.ts';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';
import { seedMember } from './fixtures/seed-member.ts';
import { transferOf } from './fixtures/transfer-files.ts';

const database = await testDatabase();
let api: TestApi;
let call: Caller;
let token: string;
let organizationId: string;
let agentId: string;
let otherAgentId: string;
let boardId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call, token, organizationId } = await setUp(api.url));
  const agent = async (name: string) =>
    String((await call('POST', '/v1/agents', { name, role: 'Writer' })).body['id']);
  agentId = await agent('Maven');
  otherAgentId = await agent('Otto');
  ({ boardId } = await makeBoard(call));
});
afterAll(() => api.stop());

const create = async (skill: Record<string, unknown>) => {
  const answer = await call('POST', '/v1/skills', { description: 'Does it', ...skill });
  expect(answer.status).toBe(201);
  return answer.body;
};
const pathOf = (id: unknown, ...parts: string[]) =>
  ['/v1/skills', String(id), ...parts.map(encodeURIComponent)].join('/');
const fileOf = (id: unknown, path: string) => pathOf(id, 'attachments', path);
const put = (id: unknown, path: string, data: string | Buffer) =>
  sendFile(call, 'PUT', fileOf(id, path), data);
const forRun = (labelNames: string[] = [], text = '', agent = agentId) =>
  findSkillsForRun(api.ctx.db, { organizationId, agentId: agent, boardId, labelNames, text });

describe('a skill', () => {
  test('is written, found, changed with its version, put away and brought back', async () => {
    const skill = await create({ name: 'meeting-notes', body: 'Write who **decided** what.' });
    expect(skill).toMatchObject({ version: 1, activation: 'on-demand', allAgents: false });
    const found = await call('GET', '/v1/skills?q=decided');
    expect(found.body['items']).toMatchObject([{ id: skill['id'] }]);

    const changed = await call('PATCH', pathOf(skill['id']), {
      description: 'Minutes',
      tags: ['meeting', 'meeting'],
      version: 1,
    });
    expect(changed.body).toMatchObject({ version: 2, description: 'Minutes', tags: ['meeting'] });
    const stale = await call('PATCH', pathOf(skill['id']), { description: 'Late', version: 1 });
    expect(stale).toMatchObject({
      status: 409,
      body: {
        code: 'resource.version_conflict',
        details: { current: { version: 2, description: 'Minutes' } },
      },
    });
    const same = await call('PATCH', pathOf(skill['id']), { description: 'Minutes' });
    expect(same.body['version']).toBe(2);

    const again = await call('POST', '/v1/skills', { name: 'meeting-notes', description: 'x' });
    expect(again).toMatchObject({ status: 409, body: { code: 'resource.name_taken' } });
    await call('POST', pathOf(skill['id'], 'archive'));
    expect((await call('GET', '/v1/skills?q=decided')).body['items']).toEqual([]);
    expect((await call('GET', '/v1/skills?archived=true')).body['items']).toMatchObject([
      { id: skill['id'] },
    ]);
    const second = await create({ name: 'meeting-notes' });
    const taken = await call('POST', pathOf(skill['id'], 'restore'));
    expect(taken).toMatchObject({ status: 409, body: { code: 'resource.name_taken' } });
    await call('POST', pathOf(second['id'], 'archive'));
    const back = await call('POST', pathOf(skill['id'], 'restore'));
    expect(back).toMatchObject({ status: 200, body: { archivedAt: null } });
  });

  test('for boards or tags says which, and only boards that are there', async () => {
    const skill = { name: 'on-boards', description: 'x', activation: 'board' };
    expect(await call('POST', '/v1/skills', skill)).toMatchObject({ status: 400 });
    const nowhere = { ...skill, boardIds: ['board_00000000000'] };
    expect(await call('POST', '/v1/skills', nowhere)).toMatchObject({ status: 404 });
    expect(await call('POST', '/v1/skills', { ...skill, boardIds: [boardId] })).toMatchObject({
      status: 201,
    });
  });

  test('can be written by admins only', async () => {
    const member = await seedMember(api.ctx, { organizationId, role: 'member', name: 'Mia' });
    const caller = callerOf(api.url, member.token);
    const skill = { name: 'by-member', description: 'x' };
    expect(await caller('POST', '/v1/skills', skill)).toMatchObject({ status: 403 });
    expect(await caller('GET', '/v1/skills')).toMatchObject({ status: 200 });
  });

  test('keeps its versions, tells them apart and becomes what it was, files included', async () => {
    const { id } = await create({ name: 'versioned', body: 'one\ntwo\nthree\n' });
    await put(id, 'references/tone.md', 'calm');
    await call('PATCH', pathOf(id), { body: 'one\n2\nthree\n' });
    await put(id, 'references/tone.md', 'loud');
    const versions = await call('GET', `${pathOf(id, 'versions')}?limit=2`);
    expect(versions.body['items']).toMatchObject([{ version: 4 }, { version: 3 }]);
    const rest = await call(
      'GET',
      `${pathOf(id, 'versions')}?cursor=${String(versions.body['nextCursor'])}`,
    );
    expect(rest.body['items']).toMatchObject([{ version: 2 }, { version: 1 }]);

    const diff = await call('GET', `${pathOf(id, 'versions', '4', 'diff')}?from=2`);
    expect(diff.body).toMatchObject({
      body: [
        { kind: 'same', text: 'one\n' },
        { kind: 'removed', text: 'two\n' },
        { kind: 'added', text: '2\n' },
        { kind: 'same', text: 'three\n' },
      ],
      files: [{ path: 'references/tone.md', kind: 'changed' }],
    });
    const first = await call('GET', pathOf(id, 'versions', '1', 'diff'));
    expect(first.body).toMatchObject({ from: 0, changes: { name: { to: 'versioned' } } });

    const restored = await call('POST', pathOf(id, 'versions', '2', 'restore'));
    expect(restored.body).toMatchObject({ version: 5, body: 'one\ntwo\nthree\n', fileCount: 1 });
    const file = await call('GET', fileOf(id, 'references/tone.md'));
    expect(file.body['text']).toBe('calm');
    const then = await call('GET', pathOf(id, 'versions', '1'));
    expect(then.body).toMatchObject({ files: [], body: 'one\ntwo\nthree\n' });
    expect(await call('GET', pathOf(id, 'versions', '9'))).toMatchObject({ status: 404 });
  });

  test('has files by path, text and binary, and gives up none that it does not have', async () => {
    const { id } = await create({ name: 'with-files' });
    const bytes = Buffer.from([0, 1, 2, 255, 254]);
    expect(await put(id, 'assets/größe 1.bin', bytes)).toMatchObject({ status: 200 });
    const { download } = transferOf(api.url, token);
    const file = await download(fileOf(id, 'assets/größe 1.bin'));
    expect(file.bytes.equals(bytes)).toBe(true);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    const stale = sendFile(call, 'PUT', `${fileOf(id, 'b.txt')}?version=1`, 'late');
    expect(await stale).toMatchObject({ status: 409, body: { code: 'resource.version_conflict' } });
    const same = await put(id, 'assets/größe 1.bin', bytes);
    expect(same.body['version']).toBe(2);

    for (const path of ['../x', '/etc/passwd', 'a/../../b', 'SKILL.md', 'aux.txt', String.raw`a\b`])
      expect(await put(id, path, 'x')).toMatchObject({ status: 400 });
    expect(await put(id, 'Assets/other.txt', 'x')).toMatchObject({
      status: 409,
      body: { code: 'resource.conflict' },
    });
    const large = await put(id, 'large.bin', Buffer.alloc(10 * 1024 ** 2 + 1));
    expect(large).toMatchObject({ status: 413 });
    const together = await put(id, 'large.bin', Buffer.alloc(10 * 1024 ** 2));
    expect(together).toMatchObject({ status: 409, body: { code: 'resource.conflict' } });

    const list = await call('GET', pathOf(id, 'attachments'));
    expect(list.body['items']).toMatchObject([{ path: 'assets/größe 1.bin', size: 5 }]);
    const gone = await call('DELETE', fileOf(id, 'assets/größe 1.bin'));
    expect(gone.body).toMatchObject({ fileCount: 0, version: 3 });
    expect(await call('GET', fileOf(id, 'assets/größe 1.bin'))).toMatchObject({ status: 404 });
  });
});

test('a search finds a skill by its name and by what it says, until it is put away', async () => {
  const { id } = await create({
    name: 'quarterly-figures',
    description: 'Explains numbers',
    body: 'Compare with the forecast of the zebra department.',
  });
  const search = async (q: string) =>
    (await call('GET', `/v1/search?q=${q}`)).body['items'] as { kind: string }[];
  expect(await search('zebra')).toMatchObject([
    {
      kind: 'skill',
      skill: { id, name: 'quarterly-figures' },
      snippet: { text: expect.stringContaining('zebra') },
    },
  ]);
  expect(await search('quarterly')).toMatchObject([{ kind: 'skill', title: { ranges: [[0, 9]] } }]);
  expect(await search('quarterly&kinds=task,board')).toEqual([]);
  await call('POST', pathOf(id, 'archive'));
  expect(await search('zebra')).toEqual([]);
});

describe('agents', () => {
  test('have what they are assigned and what all have, and hear of changes', async () => {
    const own = await create({ name: 'own-skill' });
    const all = await create({ name: 'for-all', allAgents: true });
    const assigned = await call('PUT', `/v1/agents/${agentId}/skills`, { skillIds: [own['id']] });
    const names = (answer: { body: Record<string, unknown> }) =>
      (answer.body['items'] as { name: string }[]).map(({ name }) => name);
    expect(names(assigned)).toEqual(['for-all', 'own-skill']);
    expect(names(await call('GET', `/v1/agents/${otherAgentId}/skills`))).toEqual(['for-all']);
    expect((await call('GET', pathOf(own['id']))).body['agentIds']).toEqual([agentId]);
    const unknown = { skillIds: ['skill_00000000000'] };
    expect(await call('PUT', `/v1/agents/${agentId}/skills`, unknown)).toMatchObject({
      status: 404,
    });
    await call('PUT', `/v1/agents/${agentId}/skills`, { skillIds: [] });
    expect(names(await call('GET', `/v1/agents/${agentId}/skills`))).toEqual(['for-all']);
    await call('POST', pathOf(all['id'], 'archive'));
    expect(names(await call('GET', `/v1/agents/${agentId}/skills`))).toEqual([]);
  });

  test('get what fits the work, as it is at that moment', async () => {
    const { id } = await create({
      name: 'house-style',
      activation: 'always',
      allAgents: true,
      body: 'Be calm.',
    });
    await put(id, 'references/words.md', 'no jargon');
    await create({ name: 'bugs', activation: 'tag', tags: ['Bug'], allAgents: true, body: 'Ask.' });
    await create({
      name: 'board-rules',
      activation: 'board',
      boardIds: [boardId],
      allAgents: true,
      body: 'Here.',
    });
    await create({ name: 'rare-thing', allAgents: true, body: 'Rarely.' });
    await create({ name: 'of-nobody', activation: 'always', body: 'Never.' });
    const shown = async (...given: Parameters<typeof forRun>) =>
      (await forRun(...given)).map(({ name, content }) => [name, content]);
    const calm = 'Files of this skill: references/words.md\n\nBe calm.';
    expect(await shown(['bug'])).toEqual([
      ['house-style', calm],
      ['board-rules', 'Here.'],
      ['bugs', 'Ask.'],
      ['rare-thing', undefined],
    ]);
    expect(await shown([], 'Please use rare-thing here')).toEqual([
      ['house-style', calm],
      ['board-rules', 'Here.'],
      ['rare-thing', 'Rarely.'],
    ]);
    await call('PATCH', pathOf(id), { body: 'Be loud.' });
    expect((await shown())[0]?.[1]).toMatch(/Be loud\.$/);
  });

  test('load a skill and its files by name, and only those that they have', async () => {
    const { id } = await create({ name: 'loaded', body: '# How' });
    await put(id, 'references/a.md', 'A');
    await put(id, 'logo.bin', Buffer.from([0, 255]));
    await call('PUT', `/v1/agents/${agentId}/skills`, { skillIds: [id] });
    const wanted = { organizationId, agentId, name: 'loaded' };
    expect(await loadSkill(api.ctx.db, wanted)).toMatchObject({
      content: '# How',
      files: [{ path: 'logo.bin' }, { path: 'references/a.md' }],
    });
    const load = (path: string) => loadSkillFile(api.ctx, { ...wanted, path });
    expect(await load('./references/a.md')).toEqual({ kind: 'text', text: 'A' });
    expect(await load('logo.bin')).toMatchObject({ kind: 'unreadable', size: 2 });
    expect(await load('../../etc/passwd')).toBeUndefined();
    expect(await loadSkill(api.ctx.db, { ...wanted, agentId: otherAgentId })).toBeUndefined();
  });
});
