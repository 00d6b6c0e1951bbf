import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunStart } from '@helix/contracts/gateway';
import { settleBoards } from '@helix/contracts/tasks';
import { schema } from '@helix/db';
import { findJob as findDurableJob } from '@helix/runtime/durable';
import { testDatabase } from '@helix/testing/postgres';
import { asc, eq } from 'drizzle-orm';
import { seedMember } from './fixtures/seed-member.ts';
import { callerOf, setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';
import { startEngine } from './fixtures/start-engine.ts';
import { taskBoard } from './fixtures/task-board.ts';

const database = await testDatabase();
let api: TestApi;
let call: Caller;
let carol: Caller;
let engine: { stop(): Promise<void> };
let agentId: string;
const attempts: RunStart[] = [];
/** Tasks with this title are worked on until they are stopped. */
const endless = 'Never ends';

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  const owner = await setUp(api.url);
  ({ call } = owner);
  const { organizationId } = owner;
  const { token } = await seedMember(api.ctx, { organizationId, role: 'admin', name: 'Carol' });
  carol = callerOf(api.url, token);
  await call('POST', '/v1/models', { provider: 'simulated', model: 'fast', displayName: 'Sim' });
  const agent = await call('POST', '/v1/agents', { name: 'Maven', role: 'Engineer' });
  agentId = String(agent.body['id']);
  engine = await startEngine(api.ctx, {
    databaseUrl: database.url,
    async work(attempt, signal) {
      attempts.push(attempt);
      if (attempt.task?.title === endless) await untilAborted(signal);
      return `Result ${attempts.length}`;
    },
  });
});
afterAll(async () => {
  await engine.stop();
  await api.stop();
});

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
  });
}
type Board = Awaited<ReturnType<typeof taskBoard>>;
const patient = { timeout: 15_000, interval: 50 };
const reaches = (board: Board, id: string, now: object) =>
  expect.poll(() => board.get(id), patient).toMatchObject(now);
const execute = (id: string) => call('POST', `/v1/tasks/${id}/execute`, { agentId });
const findJob = (id: string) =>
  api.ctx.transaction(async ({ sql }) => (await findDurableJob(sql, id))?.state);
const comments = async (id: string) =>
  (await call('GET', `/v1/tasks/${id}/comments`)).body['items'] as Record<string, unknown>[];

test('rejected work goes back with the feedback, which the next attempt reads, until it is approved', async () => {
  const board = await taskBoard(call);
  const task = await board.create({ requiresApproval: true });
  expect((await execute(task.id)).status).toBe(202);
  await reaches(board, task.id, {
    category: 'review',
    reviewRequestedBy: { kind: 'agent', id: agentId },
  });
  const feedback = 'The numbers of **March** are missing';
  const rejected = await call('POST', `/v1/tasks/${task.id}/reject`, { feedback });
  expect(rejected.body).toMatchObject({ category: 'in_progress', commentCount: 2 });
  expect((await comments(task.id)).at(-1)).toMatchObject({ body: feedback, kind: 'feedback' });
  expect((await execute(task.id)).status).toBe(202);
  await reaches(board, task.id, { category: 'review' });
  const mine = attempts.filter((attempt) => attempt.task?.key === task.key);
  expect(mine.map((attempt) => attempt.task?.feedback)).toEqual([undefined, feedback]);
  const approved = await call('POST', `/v1/tasks/${task.id}/approve`, {});
  expect(approved).toMatchObject({ status: 200, body: { category: 'done' } });
  const rows = await api.ctx.db
    .select()
    .from(schema.taskReviews)
    .where(eq(schema.taskReviews.taskId, task.id))
    .orderBy(asc(schema.taskReviews.id));
  expect(rows.map(({ verdict }) => verdict)).toEqual(['rejected', 'approved']);
  // Work that was accepted in the end starts afresh when the task is opened again.
  await board.move(task.id, 'todo');
  await execute(task.id);
  await reaches(board, task.id, { category: 'review' });
  expect(attempts.findLast((attempt) => attempt.task?.key === task.key)?.task?.feedback).toBe(
    undefined,
  );
});

test('whoever brought it into review cannot approve it, and nobody passes by the approval', async () => {
  const board = await taskBoard(call);
  const task = await board.create({ requiresApproval: true });
  await board.move(task.id, 'review');
  const approve = (as: Caller) => as('POST', `/v1/tasks/${task.id}/approve`, {});
  expect(await approve(call)).toMatchObject({ status: 403, body: { code: 'task.own_approval' } });
  expect(await board.move(task.id, 'done')).toMatchObject({
    status: 409,
    body: { code: 'task.approval_required' },
  });
  const bulk = { taskIds: [task.id], move: { columnId: board.columnOf('done') } };
  expect(await call('POST', '/v1/tasks/bulk', bulk)).toMatchObject({
    status: 409,
    body: { code: 'task.approval_required' },
  });
  expect(await board.get(task.id)).toMatchObject({ category: 'review' });
  const answers = await Promise.all([approve(carol), approve(carol), approve(carol)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  expect(answers.find(({ status }) => status === 409)?.body['code']).toBe('task.not_in_review');
});

test('a verdict is passed only in review, on the version that was read, and a rejection needs a reason', async () => {
  const board = await taskBoard(call);
  const task = await board.create();
  const verdict = (kind: string, body: object) =>
    call('POST', `/v1/tasks/${task.id}/${kind}`, body);
  const early = { status: 409, body: { code: 'task.not_in_review' } };
  expect(await verdict('approve', {})).toMatchObject(early);
  expect(await verdict('reject', { feedback: 'No' })).toMatchObject(early);
  const { version } = (await board.move(task.id, 'review')).body;
  expect(await verdict('reject', {})).toMatchObject({ status: 400 });
  expect(await verdict('reject', { feedback: ' ' })).toMatchObject({ status: 400 });
  expect(await verdict('approve', { version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'resource.version_conflict', details: { current: { version } } },
  });
  expect(await comments(task.id)).toEqual([]);
  expect(await verdict('approve', { version })).toMatchObject({ status: 200 });
});

test('of an approval and a rejection at the same moment one counts', async () => {
  const board = await taskBoard(call);
  const task = await board.create();
  await board.move(task.id, 'review');
  const answers = await Promise.all([
    carol('POST', `/v1/tasks/${task.id}/approve`, {}),
    call('POST', `/v1/tasks/${task.id}/reject`, { feedback: 'Not yet' }),
    carol('POST', `/v1/tasks/${task.id}/reject`, { feedback: 'Not at all' }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  const isApproved = answers[0]?.status === 200;
  expect(await board.get(task.id)).toMatchObject({
    category: isApproved ? 'done' : 'in_progress',
  });
  expect(await comments(task.id)).toHaveLength(isApproved ? 0 : 1);
});

test('finished work waits where it is while the review is full, and follows as soon as there is room', async () => {
  const board = await taskBoard(call);
  await board.limit('review', 1);
  const [first, second] = [await board.create(), await board.create()];
  await execute(first.id);
  await reaches(board, first.id, { category: 'review' });
  await execute(second.id);
  await reaches(board, second.id, {
    category: 'in_progress',
    awaitsRoomIn: 'review',
    latestRun: { status: 'succeeded' },
  });
  expect((await comments(second.id)).length).toBe(1);
  await call('POST', `/v1/tasks/${first.id}/approve`, {});
  await reaches(board, second.id, {
    category: 'review',
    awaitsRoomIn: null,
    reviewRequestedBy: { kind: 'agent' },
  });
  // A rejection goes back even into a full column: two full columns would lock each other else.
  await board.limit('in_progress', 1);
  await board.create({ columnId: board.columnOf('in_progress') });
  const back = await call('POST', `/v1/tasks/${second.id}/reject`, { feedback: 'Again' });
  expect(back).toMatchObject({ status: 200, body: { category: 'in_progress' } });
  const third = await board.create();
  expect(await execute(third.id)).toMatchObject({
    status: 409,
    body: { code: 'task.wip_exceeded' },
  });
  expect(await board.get(third.id)).toMatchObject({ category: 'backlog', latestRun: null });
});

test('what waits for room follows when the limit is raised', async () => {
  const board = await taskBoard(call);
  await board.limit('review', 1);
  const [first, second] = [await board.create(), await board.create()];
  await board.move(first.id, 'review');
  await execute(second.id);
  await reaches(board, second.id, { awaitsRoomIn: 'review' });
  const { version } = await board.get(second.id);
  // Nothing is said of a task that goes on waiting.
  await api.ctx.transaction((tx) => tx.enqueue(settleBoards, {}, { id: 'settle-in-vain' }));
  await expect.poll(() => findJob('settle-in-vain'), patient).toBe('done');
  expect(await board.get(second.id)).toMatchObject({ awaitsRoomIn: 'review', version });
  await board.limit('review', 2);
  await reaches(board, second.id, { category: 'review', awaitsRoomIn: null });
});

test('nobody goes on working on what was deleted, archived or closed', async () => {
  const board = await taskBoard(call);
  const ways = [
    (id: string) => call('DELETE', `/v1/tasks/${id}`),
    (id: string) => call('POST', `/v1/tasks/${id}/archive`, {}),
    (id: string) => board.move(id, 'done'),
  ];
  for (const end of ways) {
    const task = await board.create({ title: endless });
    await execute(task.id);
    await reaches(board, task.id, { latestRun: { status: 'starting' } });
    expect((await end(task.id)).status).toBe(200);
    await reaches(board, task.id, { latestRun: { status: 'cancelled' } });
  }
});
