import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { schema } from '@helix/db';
import { expireQuestions } from '@helix/contracts/questions';
import { createNotificationSubscriber } from '@helix/modules/notifications';
import { createQuestionSubscriber } from '@helix/modules/questions';
import { testDatabase } from '@helix/testing/postgres';
import { openAgentWork } from './fixtures/agent-work.ts';
import { runSubscribers, type RunningSubscribers } from './fixtures/run-subscribers.ts';

const database = await testDatabase();
let work: Awaited<ReturnType<typeof openAgentWork>>;
let subscribers: RunningSubscribers;

beforeAll(async () => {
  work = await openAgentWork(database.url);
  const { ctx } = work.api;
  subscribers = await runSubscribers(ctx, [
    createQuestionSubscriber(ctx),
    createNotificationSubscriber(ctx),
  ]);
});
afterAll(async () => {
  await subscribers.stop();
  await work.stop();
});

type Question = { id: string; state: string; createdAt: string };
const questionsOf = async (query: string, by = work.owner) =>
  (await by('GET', `/v1/questions?${query}`)).body['items'] as Question[];

/** A run whose agent has asked something and waits. */
async function ask(input: object = { question: 'Which colour?', choices: ['Red', 'Blue'] }) {
  const { id: taskId } = await work.board.create();
  const runId = await work.execute(taskId, await work.agent());
  const attempt = await work.attemptOf(runId);
  expect(await attempt.use('ask_person', input, 'call-ask')).toEqual({ kind: 'suspend' });
  attempt.suspend();
  await work.reaches(runId, { status: 'waiting', reason: 'question' });
  const [question] = await questionsOf(`runId=${runId}`);
  return { taskId, runId, path: `/v1/questions/${question?.id}`, question };
}

test('an agent asks, a person answers once, and the run goes on with the answer', async () => {
  const { taskId, runId, path, question } = await ask();
  expect(question).toMatchObject({
    state: 'open',
    text: 'Which colour?',
    choices: ['Red', 'Blue'],
    requestedBy: { name: 'Ada' },
  });
  expect(await work.owner('GET', `/v1/runs/${runId}/why`)).toMatchObject({
    body: { reason: 'question', since: question?.createdAt },
  });
  const answered = await work.owner('POST', `${path}/answer`, { answer: 'Green, please' });
  expect(answered).toMatchObject({
    status: 200,
    body: { state: 'answered', answer: 'Green, please', answeredBy: { name: 'Ada' } },
  });
  expect(await work.owner('POST', `${path}/answer`, { answer: 'Red' })).toMatchObject({
    status: 409,
    body: { code: 'question.closed', details: { current: { answer: 'Green, please' } } },
  });
  const second = await work.attemptOf(runId, 2);
  expect(second.start.history).toMatchObject([
    { kind: 'tool-result', name: 'ask_person', output: 'Ada answers:\nGreen, please' },
  ]);
  second.finish('Painted green');
  await work.reaches(runId, { status: 'succeeded', output: 'Painted green' });
  const { body } = await work.owner('GET', `/v1/tasks/${taskId}/timeline?order=oldest`);
  const told = (body['items'] as { kind: string }[]).filter(({ kind }) => kind === 'question');
  expect(told).toMatchObject([
    { change: 'asked', text: 'Which colour?', actor: { kind: 'agent' }, runId },
    { change: 'answered', answer: 'Green, please', actor: { name: 'Ada' } },
  ]);
});

test('an answered run goes on when its agent has room, and says what it waits for', async () => {
  const { runId, path } = await ask();
  const { body } = await work.owner('GET', `/v1/runs/${runId}`);
  const agentId = String(body['agentId']);
  await work.owner('PATCH', `/v1/agents/${agentId}`, { maxConcurrentRuns: 1 });
  const { id: otherTaskId } = await work.board.create();
  const otherRunId = await work.execute(otherTaskId, agentId);
  const other = await work.attemptOf(otherRunId);
  await work.owner('POST', `${path}/answer`, { answer: 'Red' });
  await work.reaches(runId, { status: 'queued', admittedAt: null });
  expect(await work.owner('GET', `/v1/runs/${runId}/why`)).toMatchObject({
    body: { state: 'waiting', reason: 'agent_busy' },
  });
  other.finish('Done');
  const second = await work.attemptOf(runId, 2);
  second.finish('Painted red');
  await work.reaches(runId, { status: 'succeeded', output: 'Painted red' });
});

test('of two who answer at once, one is heard', async () => {
  const { runId, path } = await ask();
  const answers = await Promise.all(
    ['Red', 'Blue'].map((answer) => work.owner('POST', `${path}/answer`, { answer })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  (await work.attemptOf(runId, 2)).finish('Done');
  await work.reaches(runId, { status: 'succeeded' });
});

test('who may write on the board may answer, who sees it may read, and nobody else knows of it', async () => {
  const { boardId } = work.board;
  const writer = await work.work.person('Wilma', { [boardId]: 'create' });
  const reader = await work.work.person('Rita', { [boardId]: 'view' });
  const stranger = await work.work.person('Stan');
  const { runId, path, taskId } = await ask();
  const answer = (by: typeof writer) => by.call('POST', `${path}/answer`, { answer: 'Red' });
  expect(await stranger.call('GET', path)).toMatchObject({ status: 404 });
  expect(await answer(stranger)).toMatchObject({ status: 404 });
  expect(await questionsOf(`runId=${runId}`, stranger.call)).toEqual([]);
  expect(await reader.call('GET', path)).toMatchObject({ status: 200 });
  expect(await answer(reader)).toMatchObject({ status: 403 });
  expect(await questionsOf(`taskId=${taskId}&mine=true`, writer.call)).toEqual([]);
  await work.owner('PATCH', `/v1/tasks/${taskId}`, { assigneeId: writer.memberId });
  expect(await questionsOf('state=open&mine=true', writer.call)).toHaveLength(1);
  expect(await answer(writer)).toMatchObject({ status: 200 });
  (await work.attemptOf(runId, 2)).finish('Done');
});

test('those whom it concerns are told once, by the question itself', async () => {
  const { boardId } = work.board;
  const helper = await work.work.person('Hedy', { [boardId]: 'create' });
  const { id: taskId } = await work.board.create({ assigneeId: helper.memberId });
  const runId = await work.execute(taskId, await work.agent('Curious'));
  await (await work.attemptOf(runId)).use('ask_person', { question: 'Where is the key?' });
  await subscribers.caughtUp();
  const inbox = await helper.call('GET', '/v1/notifications?limit=200');
  const mine = (inbox.body['items'] as { subject: { id: string } }[]).find(
    ({ subject }) => subject.id === taskId,
  );
  expect(mine).toMatchObject({
    reasons: [
      { kind: 'question', text: 'Where is the key?', actor: { name: 'Curious' }, runId },
      { kind: 'assigned' },
    ],
  });
  await work.owner('POST', `/v1/runs/${runId}/cancel`, {});
});

test('a run that is stopped takes its question along', async () => {
  const { runId, path } = await ask();
  await work.owner('POST', `/v1/runs/${runId}/cancel`, {});
  await subscribers.caughtUp();
  expect((await work.owner('GET', path)).body).toMatchObject({
    state: 'closed',
    closedReason: 'The run is over',
    answer: null,
  });
  expect(await work.owner('POST', `${path}/answer`, { answer: 'Red' })).toMatchObject({
    status: 409,
    body: { code: 'question.closed' },
  });
});

test('when nobody answers in time, the run goes on and says so', async () => {
  const { runId, path, question } = await ask({ question: 'Now?', wait_minutes: 1 });
  const patient = await ask({ question: 'Some day?' });
  await work.api.ctx.db
    .update(schema.questions)
    .set({ deadlineAt: new Date(0) })
    .where(eq(schema.questions.id, String(question?.id)));
  await work.api.ctx.transaction((tx) => tx.enqueue(expireQuestions, {}));
  const second = await work.attemptOf(runId, 2);
  expect(second.start.history).toMatchObject([
    { kind: 'tool-result', output: expect.stringContaining('Nobody has answered in time') },
  ]);
  second.finish('Assumed yes');
  expect((await work.owner('GET', path)).body).toMatchObject({ state: 'closed' });
  expect((await work.owner('GET', patient.path)).body).toMatchObject({ state: 'open' });
  await work.owner('POST', `/v1/runs/${patient.runId}/cancel`, {});
});
