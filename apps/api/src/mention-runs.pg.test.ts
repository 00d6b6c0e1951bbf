import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDispatchSubscriber, createMentionSubscriber } from '@helix/modules/runs';
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
    createMentionSubscriber(ctx),
    createDispatchSubscriber(ctx),
  ]);
});
afterAll(async () => {
  await subscribers.stop();
  await work.stop();
});

const say = async (taskId: string, body: string) => {
  const comment = await work.owner('POST', `/v1/tasks/${taskId}/comments`, { body });
  await subscribers.caughtUp();
  return String(comment.body['id']);
};
const runOf = async (taskId: string, agentId: string) => {
  await subscribers.caughtUp();
  const [run] = await work.runsOf(`taskId=${taskId}&agentId=${agentId}`);
  return run;
};
/** The agent's next run on the task ends with these words. */
async function answer(taskId: string, agentId: string, text: string): Promise<string> {
  const run = await runOf(taskId, agentId);
  (await work.attemptOf(String(run?.id))).finish(text);
  await work.reaches(String(run?.id), { status: 'succeeded' });
  await subscribers.caughtUp();
  return String(run?.id);
}
const preview = async (taskId: string, body: string) =>
  (await work.owner('POST', '/v1/mentions/preview', { taskId, body })).body['mentions'];

test('a comment that names an agent wakes it with the comment in its prompt, and it answers as a comment', async () => {
  const agentId = await work.agent('Answerer');
  const { id: taskId } = await work.board.create();
  expect(await preview(taskId, '@Answerer?')).toMatchObject([{ effect: 'woken' }]);
  await say(taskId, 'Some background');
  const commentId = await say(taskId, '@Answerer, how much is it?');
  const run = await runOf(taskId, agentId);
  expect(run).toMatchObject({
    trigger: { kind: 'mention', commentId, depth: 0 },
    requestedBy: { name: 'Ada' },
  });
  const { start, finish } = await work.attemptOf(String(run?.id));
  expect(start.instruction).toBe('Ada mentions you in a comment:\n@Answerer, how much is it?');
  expect(start.task?.comments.map(({ body }) => body)).toEqual([
    'Some background',
    '@Answerer, how much is it?',
  ]);
  finish('Twelve');
  await work.reaches(String(run?.id), { status: 'succeeded' });
  expect((await work.comments(taskId)).at(-1)).toMatchObject({
    body: 'Twelve',
    author: { id: agentId },
    runId: run?.id,
    parentId: commentId,
  });
  expect(await work.board.get(taskId)).toMatchObject({ category: 'backlog' });
  const again = await work.owner('POST', `/v1/runs/${String(run?.id)}/retry`, {});
  expect(again.body).toMatchObject({ trigger: { kind: 'mention', commentId } });
  await work.owner('DELETE', `/v1/comments/${commentId}`);
  await answer(taskId, agentId, 'Still twelve');
  expect((await work.comments(taskId)).at(-1)).toMatchObject({
    body: 'Still twelve',
    parentId: null,
  });
  expect(await work.board.get(taskId)).toMatchObject({ category: 'backlog' });
});

test('work of its own that an agent finishes on being asked goes to review', async () => {
  const agentId = await work.agent('Worker');
  const { id: taskId } = await work.board.create({ agentId });
  await work.board.move(taskId, 'in_progress');
  await say(taskId, '@Worker go on please');
  await answer(taskId, agentId, 'Finished');
  expect(await work.board.get(taskId)).toMatchObject({ category: 'review' });
});

test('an agent at work on the task hears what names it, instead of being started once more', async () => {
  const agentId = await work.agent('Listener');
  const { id: taskId } = await work.board.create();
  const runId = await work.execute(taskId, agentId);
  const attempt = await work.attemptOf(runId);
  expect(await preview(taskId, '@Listener')).toMatchObject([{ effect: 'steered' }]);
  const hints: string[] = [];
  const { ephemeral } = work.api.ctx;
  const stopListening = await ephemeral.subscribe('run-control', (hint) => hints.push(hint));
  await say(taskId, '@Listener use euros');
  await vi.waitFor(() => expect(hints).toContain(runId));
  await stopListening();
  attempt.finish('In dollars');
  const second = await work.attemptOf(runId, 2);
  expect(second.start.history.at(-1)).toMatchObject({
    kind: 'message',
    from: 'Ada',
    text: 'In a comment:\n@Listener use euros',
  });
  second.finish('In euros');
  await work.reaches(runId, { status: 'succeeded', output: 'In euros' });
  expect(await work.runsOf(`taskId=${taskId}`)).toHaveLength(1);
});

test('an edit wakes only those who are newly named, and what was taken back wakes nobody', async () => {
  const first = await work.agent('First Named');
  const second = await work.agent('Second Named');
  const { id: taskId } = await work.board.create();
  const commentId = await say(taskId, '@"First Named" look');
  await answer(taskId, first, 'Seen');
  await work.owner('PATCH', `/v1/comments/${commentId}`, {
    body: '@"First Named" and @"Second Named" look',
  });
  await subscribers.caughtUp();
  expect(await work.runsOf(`taskId=${taskId}&agentId=${first}`)).toHaveLength(1);
  await answer(taskId, second, 'Seen too');
  await work.owner('PATCH', `/v1/comments/${commentId}`, { body: 'Nobody' });
  await work.owner('PATCH', `/v1/comments/${commentId}`, { body: '@"First Named" again' });
  await subscribers.caughtUp();
  expect(await work.runsOf(`taskId=${taskId}`)).toHaveLength(2);
});

test('a paused agent answers nothing until it is resumed, and the preview says so', async () => {
  const agentId = await work.agent('Sleeper');
  await work.owner('POST', `/v1/agents/${agentId}/pause`, {});
  const { id: taskId } = await work.board.create();
  expect(await preview(taskId, '@Sleeper')).toMatchObject([
    { effect: 'paused', reason: 'Sleeper is paused and reads this when resumed' },
  ]);
  await say(taskId, '@Sleeper wake up');
  const run = await runOf(taskId, agentId);
  expect(run).toMatchObject({ status: 'queued', admittedAt: null });
  await work.owner('POST', `/v1/agents/${agentId}/resume`, {});
  await answer(taskId, agentId, 'Awake');
});

test('who is busy says how many wait before', async () => {
  const agentId = await work.agent('Busy', { maxConcurrentRuns: 1 });
  const [one, two, three] = await Promise.all([0, 1, 2].map(() => work.board.create()));
  const first = await work.execute(String(one?.id), agentId);
  await work.attemptOf(first);
  await work.reaches(first, { status: 'starting' });
  await work.execute(String(two?.id), agentId);
  expect(await preview(String(three?.id), '@Busy')).toMatchObject([
    {
      effect: 'queued',
      reason:
        'limit reached: Busy is at work on one task and may not take on more; it reads this after 1 more that waits',
    },
  ]);
  const roomy = await work.agent('Roomy', { maxConcurrentRuns: 2 });
  const { id: taskId } = await work.board.create();
  const begun = await work.execute(taskId, roomy);
  await work.attemptOf(begun);
  await work.reaches(begun, { status: 'starting' });
  expect(await preview(String(three?.id), '@Roomy')).toMatchObject([
    { effect: 'woken', reason: 'Roomy is at work, has room for more, and reads this at once' },
  ]);
});

test('an agent’s own comment never wakes itself', async () => {
  const agentId = await work.agent('Narcissus');
  const { id: taskId } = await work.board.create();
  const runId = await work.execute(taskId, agentId);
  const attempt = await work.attemptOf(runId);
  const came = await attempt.use('comment', { body: '@Narcissus is on it' });
  expect(came).toMatchObject({ output: expect.stringContaining('yourself') });
  attempt.finish('Done by @Narcissus');
  await work.reaches(runId, { status: 'succeeded', attempt: 1 });
  await subscribers.caughtUp();
  expect(await work.runsOf(`taskId=${taskId}`)).toHaveLength(1);
});

test('agents that call each other on and on come to an end, and the task says why', async () => {
  const ping = await work.agent('Ping');
  const pong = await work.agent('Pong');
  const { id: taskId } = await work.board.create();
  await say(taskId, '@Ping begin');
  const names = [
    [ping, '@Pong your turn'],
    [pong, '@Ping your turn'],
  ] as const;
  for (let turn = 0; turn < 5; turn += 1) {
    const [agentId, text] = names[turn % 2] ?? names[0];
    await answer(taskId, agentId, text);
  }
  const runs = await work.runsOf(`taskId=${taskId}`);
  expect(runs.map(({ trigger }) => (trigger as { depth: number }).depth)).toEqual([4, 3, 2, 1, 0]);
  expect((await work.comments(taskId)).at(-1)).toMatchObject({
    author: { kind: 'service' },
    body: expect.stringMatching(/^Pong was not woken: 4 agents have called each other on/),
  });
});

test('two agents wake each other six times an hour at most, however it begins; people are not held back', async () => {
  const tick = await work.agent('Tick');
  const tock = await work.agent('Tock');
  const tasks = await Promise.all(Array.from({ length: 7 }, () => work.board.create()));
  for (const { id } of tasks.slice(0, 6)) {
    const runId = await work.execute(id, tick);
    (await work.attemptOf(runId)).finish('@Tock look');
    await work.reaches(runId, { status: 'succeeded' });
    expect(await runOf(id, tock)).toMatchObject({ trigger: { kind: 'mention', depth: 1 } });
  }
  const last = String(tasks[6]?.id);
  const attempt = await work.attemptOf(await work.execute(last, tick));
  const came = await attempt.use('comment', { body: '@Tock look once more' });
  expect(came).toMatchObject({ output: expect.stringContaining('6 times within an hour') });
  expect(await runOf(last, tock)).toBeUndefined();
  expect((await work.comments(last)).at(-1)).toMatchObject({
    author: { kind: 'service' },
    body: expect.stringContaining('Tock was not woken'),
  });
  await say(last, '@Tock please');
  expect(await runOf(last, tock)).toMatchObject({ trigger: { depth: 0 } });
});

test('to stop a run, or the task, while it is in review wakes nobody', async () => {
  const agentId = await work.agent('Reviewed', { executionMode: 'auto' });
  const { id: taskId } = await work.board.create({
    columnId: work.board.columnOf('todo'),
    agentId,
  });
  await answer(taskId, agentId, 'Please review');
  expect(await work.board.get(taskId)).toMatchObject({ category: 'review' });
  await say(taskId, '@Reviewed what about x?');
  const asked = await runOf(taskId, agentId);
  expect(asked).toMatchObject({ trigger: { kind: 'mention' } });
  await work.attemptOf(String(asked?.id));
  await work.owner('POST', `/v1/runs/${String(asked?.id)}/cancel`, {});
  await subscribers.caughtUp();
  expect(await work.board.get(taskId)).toMatchObject({ category: 'review' });
  await work.board.move(taskId, 'cancelled');
  await subscribers.caughtUp();
  expect(await work.runsOf(`taskId=${taskId}`)).toHaveLength(2);
});

test('nobody is woken on an archived task, and the preview says so', async () => {
  const agentId = await work.agent('Archivist');
  const { id: taskId } = await work.board.create();
  await work.owner('POST', `/v1/tasks/${taskId}/archive`, {});
  expect(await preview(taskId, '@Archivist')).toMatchObject([
    { effect: 'none', reason: expect.stringContaining('archived; restore it first') },
  ]);
  await say(taskId, '@Archivist');
  expect(await work.runsOf(`agentId=${agentId}`)).toEqual([]);
});
