import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCommentJobs } from '@helix/modules/comments';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { eq } from 'drizzle-orm';
import { runJob } from './fixtures/run-job.ts';
import { startApi, type Caller, type TestApi } from './fixtures/start-api.ts';
import { upload } from './fixtures/upload.ts';
import { openWork, type WorkBoard } from './fixtures/work-board.ts';

type Body = Record<string, unknown>;
type Comment = Body & { id: string; version: number; body: string };

const database = await testDatabase();
let api: TestApi;
let work: Awaited<ReturnType<typeof openWork>>;
let board: WorkBoard;
let ada: Caller;
let bob: { call: Caller; memberId: string };
let viewer: { call: Caller; memberId: string };

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  work = await openWork(api);
  ada = work.owner;
  board = await work.board();
  bob = await work.person('Bob Jones', { [board.boardId]: 'create' });
  viewer = await work.person('Vera View', { [board.boardId]: 'view' });
});
afterAll(() => api.stop());

const say = async (taskId: string, body: Body | string, by = ada): Promise<Comment> => {
  const said = typeof body === 'string' ? { body } : body;
  const answer = await by('POST', `/v1/tasks/${taskId}/comments`, said);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body as Comment;
};
const listed = async (taskId: string, by = ada): Promise<Comment[]> =>
  (await by('GET', `/v1/tasks/${taskId}/comments`)).body['items'] as Comment[];
const countOf = async (taskId: string) => (await board.get(taskId))['commentCount'];

describe('a comment', () => {
  test('is edited by its author only, on the version they have seen, and keeps what it said', async () => {
    const { id: taskId } = await board.create();
    const { id, version } = await say(taskId, ' First  ', bob.call);
    const path = `/v1/comments/${id}`;
    const edited = await bob.call('PATCH', path, { body: 'Second', version });
    expect(edited.body).toMatchObject({ body: 'Second', version: 2 });
    expect(edited.body['editedAt']).not.toBeNull();
    expect(await bob.call('PATCH', path, { body: 'Late', version })).toMatchObject({
      status: 409,
      body: {
        code: 'resource.version_conflict',
        details: { current: { body: 'Second', version: 2 } },
      },
    });
    expect(await ada('PATCH', path, { body: 'Mine now' })).toMatchObject({ status: 403 });
    expect((await bob.call('PATCH', path, { body: 'Second' })).body).toMatchObject({ version: 2 });
    await bob.call('PATCH', path, { body: 'Third' });
    const history = await viewer.call('GET', `${path}/history`);
    expect(history.body['items']).toMatchObject([
      { body: 'Second', version: 2, replacedBy: { id: bob.memberId } },
      { body: 'First', version: 1 },
    ]);
    const page = await viewer.call('GET', `${path}/history?limit=1`);
    const next = await viewer.call('GET', `${path}/history?cursor=${page.body['nextCursor']}`);
    expect(next.body).toMatchObject({ items: [{ body: 'First' }], nextCursor: null });
  });

  test('is deleted and brought back, by its author or by who manages the board', async () => {
    const { id: taskId } = await board.create();
    const own = await say(taskId, 'Mine', bob.call);
    const foreign = await say(taskId, 'Yours');
    expect(await countOf(taskId)).toBe(2);
    expect(await bob.call('DELETE', `/v1/comments/${foreign.id}`)).toMatchObject({ status: 403 });
    const gone = await bob.call('DELETE', `/v1/comments/${own.id}`);
    expect(gone).toMatchObject({ status: 200, body: { body: '' } });
    expect(await bob.call('GET', `/v1/comments/${own.id}`)).toMatchObject({ status: 404 });
    expect(await bob.call('GET', `/v1/comments/${own.id}/history`)).toMatchObject({ status: 404 });
    expect(await bob.call('PATCH', `/v1/comments/${own.id}`, { body: 'x' })).toMatchObject({
      status: 404,
    });
    expect(await countOf(taskId)).toBe(1);
    expect(await listed(taskId)).toHaveLength(1);
    const back = await bob.call('POST', `/v1/comments/${own.id}/restore`);
    expect(back.body).toMatchObject({ body: 'Mine', deletedAt: null });
    expect(await countOf(taskId)).toBe(2);

    await ada('DELETE', `/v1/comments/${own.id}`);
    expect(await bob.call('POST', `/v1/comments/${own.id}/restore`)).toMatchObject({ status: 403 });
    const types = (await work.eventsOf(taskId)).map(({ type }) => type);
    expect(types.filter((type) => type.startsWith('comment.'))).toEqual([
      'comment.created',
      'comment.created',
      'comment.deleted',
      'comment.restored',
      'comment.deleted',
    ]);
  });

  test('has replies one level deep, and stays as an empty place while they are there', async () => {
    const { id: taskId } = await board.create();
    const root = await say(taskId, 'Question');
    const reply = await say(taskId, { body: 'Answer', parentId: root.id }, bob.call);
    const deeper = await say(taskId, { body: 'Thanks', parentId: reply.id });
    expect([reply['parentId'], deeper['parentId']]).toEqual([root.id, root.id]);
    const other = await board.create();
    expect(
      await ada('POST', `/v1/tasks/${other.id}/comments`, { body: 'x', parentId: root.id }),
    ).toMatchObject({ status: 404 });

    await ada('DELETE', `/v1/comments/${root.id}`);
    expect((await listed(taskId)).map(({ body }) => body)).toEqual(['', 'Answer', 'Thanks']);
    expect(
      await ada('POST', `/v1/tasks/${taskId}/comments`, { body: 'x', parentId: root.id }),
    ).toMatchObject({ status: 404 });
    await bob.call('DELETE', `/v1/comments/${reply.id}`);
    await ada('DELETE', `/v1/comments/${deeper.id}`);
    expect(await listed(taskId)).toEqual([]);
  });

  test('is written by many at once, and every one of them is counted', async () => {
    const { id: taskId } = await board.create();
    const root = await say(taskId, 'Root');
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        say(taskId, { body: `Reply ${n}`, ...(n % 2 && { parentId: root.id }) }),
      ),
    );
    expect(await countOf(taskId)).toBe(13);
    const counts = (await work.eventsOf(taskId)).flatMap(({ type, data }) =>
      type === 'comment.created' ? [(data as { commentCount: number }).commentCount] : [],
    );
    expect(counts).toEqual(Array.from({ length: 13 }, (_, n) => n + 1));
  });

  test('is not written by who may only look, nor on a task that is deleted', async () => {
    const task = await board.create();
    const path = `/v1/tasks/${task.id}/comments`;
    expect(await viewer.call('POST', path, { body: 'Hi' })).toMatchObject({ status: 403 });
    expect((await viewer.call('GET', path)).status).toBe(200);
    await ada('DELETE', `/v1/tasks/${task.id}`);
    expect(await ada('POST', path, { body: 'Hi' })).toMatchObject({
      status: 409,
      body: { code: 'task.deleted' },
    });
    for (const body of ['', '   ', 'x'.repeat(50_001)]) {
      expect((await ada('POST', path, { body })).status).toBe(400);
    }
  });
});

describe('a reaction', () => {
  const react = (by: Caller, method: string, id: string, emoji: string) =>
    by(method, `/v1/comments/${id}/reactions/${encodeURIComponent(emoji)}`);

  test('is there once for each person and emoji, and is taken back', async () => {
    const { id: taskId } = await board.create();
    const { id } = await say(taskId, 'Nice');
    await react(bob.call, 'PUT', id, '👍');
    await react(bob.call, 'PUT', id, '👍');
    const both = await react(ada, 'PUT', id, '👍');
    expect(both.body['reactions']).toMatchObject([{ emoji: '👍', memberIds: { length: 2 } }]);
    expect(both.body['version']).toBe(1);
    await react(ada, 'DELETE', id, '👍');
    const left = await react(ada, 'DELETE', id, '👍');
    expect(left.body['reactions']).toEqual([{ emoji: '👍', memberIds: [bob.memberId] }]);
    const types = (await work.eventsOf(taskId)).map(({ type }) => type);
    expect(types.filter((type) => type.includes('reaction'))).toEqual([
      'comment.reaction_added',
      'comment.reaction_added',
      'comment.reaction_removed',
    ]);
  });

  test('is one emoji of any kind and nothing else', async () => {
    const { id } = await say((await board.create()).id, 'Nice');
    for (const emoji of ['❤', '❤️', '👩🏽‍💻', '🇫🇷', '1️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿']) {
      expect((await react(ada, 'PUT', id, emoji)).status).toBe(200);
    }
    expect((await ada('GET', `/v1/comments/${id}`)).body['reactions']).toHaveLength(5);
    for (const emoji of ['a', '1', '👍👍', '<b>', '👍x', '\u200D', ' ']) {
      expect((await react(ada, 'PUT', id, emoji)).status).toBe(400);
    }
    expect((await react(viewer.call, 'PUT', id, '👍')).status).toBe(403);
  });
});

describe('files in a comment', () => {
  test('come and go with it', async () => {
    const { id: taskId } = await board.create();
    const attach = async (name: string) =>
      String((await upload(ada, taskId, { name, data: name })).body['id']);
    const [a, b] = [await attach('a.txt'), await attach('b.txt')];
    const comment = await say(taskId, { body: 'See', attachmentIds: [a, b] });
    expect(comment['attachments']).toMatchObject([{ name: 'a.txt' }, { name: 'b.txt' }]);
    expect((await board.get(taskId))['attachmentCount']).toBe(2);
    const again = await ada('POST', `/v1/tasks/${taskId}/comments`, {
      body: 'Mine too',
      attachmentIds: [a],
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'resource.conflict' } });
    expect(await countOf(taskId)).toBe(1);

    const path = `/v1/comments/${comment.id}`;
    const fewer = await ada('PATCH', path, { attachmentIds: [b] });
    expect(fewer.body['attachments']).toMatchObject([{ name: 'b.txt', commentId: comment.id }]);
    await ada('DELETE', path);
    expect((await board.get(taskId))['attachmentCount']).toBe(1);
    expect((await ada('GET', `/v1/attachments/${b}/content`)).status).toBe(404);
    const left = await ada('GET', `/v1/tasks/${taskId}/attachments`);
    expect(left.body['items']).toMatchObject([{ name: 'a.txt', commentId: null }]);
    await ada('POST', `${path}/restore`);
    expect((await ada('GET', `/v1/attachments/${b}/content`)).status).toBe(200);
    expect((await board.get(taskId))['attachmentCount']).toBe(2);
  });

  test('are of the same task', async () => {
    const [one, other] = [await board.create(), await board.create()];
    const file = await upload(ada, other.id, { name: 'x', data: 'x' });
    expect(
      await ada('POST', `/v1/tasks/${one.id}/comments`, {
        body: 'See',
        attachmentIds: [file.body['id']],
      }),
    ).toMatchObject({ status: 409 });
  });
});

test('comments that were deleted long ago are forgotten, threads keep an empty place', async () => {
  const { id: taskId } = await board.create();
  const lone = await say(taskId, 'Lone');
  const root = await say(taskId, 'Root');
  const fresh = await say(taskId, 'Fresh');
  await say(taskId, { body: 'Reply', parentId: root.id });
  for (const { id } of [lone, root, fresh]) await ada('DELETE', `/v1/comments/${id}`);
  const longAgo = new Date(Date.now() - 31 * 24 * 3_600_000);
  for (const { id } of [lone, root]) {
    await api.ctx.db
      .update(schema.comments)
      .set({ deletedAt: longAgo })
      .where(eq(schema.comments.id, id));
  }
  await runJob(createCommentJobs(api.ctx), 'comments.purge');
  const left = await api.ctx.db
    .select({ id: schema.comments.id, body: schema.comments.body })
    .from(schema.comments)
    .where(eq(schema.comments.taskId, taskId))
    .orderBy(schema.comments.id);
  expect(left.map(({ body }) => body)).toEqual(['', 'Fresh', 'Reply']);
});
