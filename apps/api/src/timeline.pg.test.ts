import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { startApi, type TestApi } from './fixtures/start-api.ts';
import { openWork, type WorkBoard } from './fixtures/work-board.ts';

type Entry = Record<string, unknown> & { id: string; kind: string; at: string };

const database = await testDatabase();
let api: TestApi;
let work: Awaited<ReturnType<typeof openWork>>;
let board: WorkBoard;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  work = await openWork(api);
  board = await work.board();
});
afterAll(() => api.stop());

/** Walks the whole timeline in pages. */
async function walk(taskId: string, query: string, call = work.owner): Promise<Entry[]> {
  const entries: Entry[] = [];
  let cursor = '';
  do {
    const { body } = await call('GET', `/v1/tasks/${taskId}/timeline?${query}${cursor}`);
    entries.push(...(body['items'] as Entry[]));
    cursor = body['nextCursor'] === null ? '' : `&cursor=${String(body['nextCursor'])}`;
  } while (cursor !== '');
  return entries;
}
const comment = (taskId: string, body: string) =>
  work.owner('POST', `/v1/tasks/${taskId}/comments`, { body });

test('everything that happened is one list, in order, each with what people read of it', async () => {
  const { memberId } = await work.person('Ken', { [board.boardId]: 'create' });
  const blocker = await board.create({ title: 'First this' });
  const { id } = await board.create({ title: 'Old' });
  const path = `/v1/tasks/${id}`;
  await work.owner('PATCH', path, { title: 'New', priority: 'high', description: 'Long' });
  await work.owner('PATCH', path, { assigneeId: memberId });
  await comment(id, 'Hello');
  const file = new FormData();
  file.set('file', new Blob(['text']), 'notes.txt');
  await work.owner('POST', `${path}/attachments`, file);
  const item = await work.owner('POST', `${path}/checklist`, { text: 'Step' });
  await work.owner('PATCH', `/v1/checklist/${String(item.body['id'])}`, { done: true });
  await work.owner('POST', `${path}/dependencies`, { blockedById: blocker.id });
  await board.move(blocker.id, 'done');
  await board.move(id, 'in_progress');
  await board.move(id, 'review');
  await work.owner('POST', `${path}/reject`, { feedback: 'Not yet' });
  await work.owner('POST', `${path}/archive`, {});

  const told = await walk(id, 'order=oldest');
  expect(told).toMatchObject([
    { kind: 'created', actor: { kind: 'member', name: 'Ada' } },
    {
      kind: 'changed',
      changes: [
        { field: 'title', from: [{ name: 'Old' }], to: [{ name: 'New' }] },
        { field: 'description', from: [], to: [] },
        { field: 'priority', from: [{ name: 'none' }], to: [{ name: 'high' }] },
      ],
    },
    { kind: 'changed', changes: [{ field: 'assigneeId', to: [{ id: memberId, name: 'Ken' }] }] },
    { kind: 'comment', comment: { body: 'Hello' } },
    { kind: 'file', change: 'added', name: 'notes.txt' },
    { kind: 'checklist', change: 'added', text: 'Step' },
    { kind: 'checklist', change: 'ticked', text: 'Step' },
    {
      kind: 'dependency',
      change: 'added',
      blockedBy: { id: blocker.id, name: `${blocker.key} First this` },
    },
    { kind: 'unblocked' },
    { kind: 'moved', from: { name: 'Backlog' }, to: { name: 'Review' }, moves: 2 },
    {
      kind: 'decision',
      verdict: 'rejected',
      feedback: 'Not yet',
      move: { from: { name: 'Review' }, to: { name: 'In progress' } },
      comment: { kind: 'feedback', body: 'Not yet' },
    },
    { kind: 'lifecycle', change: 'archived' },
  ]);
  expect(await walk(id, '')).toEqual(told.toReversed());
});

test('pages of any size and from either end tell the same without repeating or missing anything', async () => {
  const { id } = await board.create();
  for (let n = 0; n < 6; n += 1) {
    await comment(id, `C${n}`);
    await work.owner('PATCH', `/v1/tasks/${id}`, { title: `T${n}` });
  }
  await board.move(id, 'todo');
  const all = (await walk(id, 'order=oldest')).map((entry) => entry.id);
  expect(all).toHaveLength(14);
  for (const limit of [1, 2, 5]) {
    const forwards = await walk(id, `order=oldest&limit=${limit}`);
    expect(forwards.map((entry) => entry.id)).toEqual(all);
    const backwards = await walk(id, `limit=${limit}`);
    expect(backwards.map((entry) => entry.id)).toEqual(all.toReversed());
  }
});

test('what all happened at the same time is still told once, whatever the page', async () => {
  const { id } = await board.create();
  for (let n = 0; n < 4; n += 1) {
    await comment(id, `C${n}`);
    await work.owner('PATCH', `/v1/tasks/${id}`, { title: `T${n}` });
  }
  const at = new Date('2030-01-01T00:00:00Z');
  await api.ctx.transaction(async ({ db }) => {
    await db.update(schema.events).set({ at });
    await db.update(schema.comments).set({ createdAt: at });
  });
  for (const order of ['oldest', 'newest']) {
    const entries = await walk(id, `order=${order}&limit=1`);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(9);
    expect(entries).toHaveLength(9);
  }
});

test('a run stands where it was started and tells how it ended', async () => {
  await work.owner('POST', '/v1/models', {
    provider: 'simulated',
    model: 'fast',
    displayName: 'Sim',
  });
  const agent = await work.owner('POST', '/v1/agents', { name: 'Maven', role: 'Engineer' });
  const { id } = await board.create({ agentId: agent.body['id'] });
  const { body: run } = await work.owner('POST', `/v1/tasks/${id}/execute`, {});
  await work.owner('POST', `/v1/runs/${String(run['id'])}/cancel`, {});
  const entry = (await walk(id, '')).find(({ kind }) => kind === 'run');
  expect(entry).toMatchObject({
    id: run['id'],
    actor: { kind: 'agent', name: 'Maven' },
    run: { status: 'cancelled', reason: 'cancelled_by_user' },
  });
});

test('names are told only to those who may know them, and what is private to somebody not at all', async () => {
  const other = await work.board();
  const hidden = await other.create({ title: 'Secret' });
  const { id } = await board.create();
  await work.owner('POST', `/v1/tasks/${id}/dependencies`, { blockedById: hidden.id });
  await work.owner('PUT', `/v1/tasks/${id}/parent`, { parentId: hidden.id });
  await work.owner('PUT', `/v1/tasks/${id}/watchers/me`, { muted: true });
  const { call } = await work.person('Bob', { [board.boardId]: 'view' });
  const told = await walk(id, 'order=oldest', call);
  expect(told).toMatchObject([
    { kind: 'created' },
    { kind: 'dependency', blockedBy: { id: null, name: null } },
    { kind: 'changed', changes: [{ field: 'parentId', to: [{ id: null, name: null }] }] },
  ]);
  expect(JSON.stringify(told)).not.toContain(hidden.id);
  const outsider = await work.person('Olaf');
  expect(await outsider.call('GET', `/v1/tasks/${id}/timeline`)).toMatchObject({ status: 404 });
});

test('a cursor that was not given out is refused', async () => {
  const { id } = await board.create();
  for (const text of ['nonsense', Buffer.from('1.0.x').toString('base64url'), 'a'.repeat(300)]) {
    const answer = await work.owner('GET', `/v1/tasks/${id}/timeline?cursor=${text}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  }
});
