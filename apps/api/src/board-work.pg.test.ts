import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BoardCounts, TaskWork } from '@helix/contracts/tasks';
import { testDatabase } from '@helix/testing/postgres';
import { openAgentWork } from './fixtures/agent-work.ts';

const database = await testDatabase();
let work: Awaited<ReturnType<typeof openAgentWork>>;

beforeAll(async () => {
  work = await openAgentWork(database.url);
});
afterAll(() => work.stop());

test('a board says what its agents are at, what they ask, and nothing of what is over', async () => {
  const { id: taskId, boardId } = await work.board.create();
  const now = async () => {
    const { status, body } = await work.owner('GET', `/v1/boards/${String(boardId)}/work`);
    expect(status).toBe(200);
    return body['items'] as TaskWork[];
  };
  expect(await now()).toEqual([]);
  const agentId = await work.agent();
  const runId = await work.execute(taskId, agentId);
  const attempt = await work.attemptOf(runId);
  expect(await now()).toMatchObject([{ taskId, runId, agentId, questionId: null }]);

  await attempt.use('list_tasks');
  expect(await now()).toMatchObject([
    { runId, attempt: 1, step: { kind: 'tool-call', name: 'list_tasks', state: 'finished' } },
  ]);

  await attempt.use('ask_person', { question: 'Which colour?' }, 'call-ask');
  attempt.suspend();
  await work.reaches(runId, { status: 'waiting' });
  const [asking] = await now();
  expect(asking).toMatchObject({ status: 'waiting', reason: 'question' });
  await work.owner('POST', `/v1/questions/${asking?.questionId}/answer`, { answer: 'Red' });
  (await work.attemptOf(runId, 2)).finish('Painted red');
  await work.reaches(runId, { status: 'succeeded' });
  expect(await now()).toEqual([]);
});

test('boards are counted by what is open on them', async () => {
  const { id, boardId } = await work.board.create();
  const counts = async () => {
    const { body } = await work.owner('GET', '/v1/board-counts');
    return (body['items'] as BoardCounts[]).find((board) => board.boardId === boardId);
  };
  const before = await counts();
  const runId = await work.execute(id, await work.agent());
  const attempt = await work.attemptOf(runId);
  const running = (before?.running ?? 0) + 1;
  expect(await counts()).toMatchObject({ open: before?.open, running });
  attempt.finish('Done');
  await work.reaches(runId, { status: 'succeeded' });
  expect(await counts()).toMatchObject({ review: (before?.review ?? 0) + 1, blocked: 0 });
});
