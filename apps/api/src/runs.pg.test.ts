import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { eq } from 'drizzle-orm';
import type { RunStart } from '@helix/contracts/gateway';
import { schema } from '@helix/db';
import { createDispatchSubscriber, type RunHandlers, type Toolbox } from '@helix/modules/runs';
import { testDatabase } from '@helix/testing/postgres';
import { runSubscribers } from './fixtures/run-subscribers.ts';
import { startApi, type TestApi } from './fixtures/start-api.ts';
import { startEngine, type Said } from './fixtures/start-engine.ts';
import { openWork, type WorkBoard } from './fixtures/work-board.ts';

const database = await testDatabase();
const eventually = { timeout: 20_000, interval: 15 };
let api: TestApi;
let work: Awaited<ReturnType<typeof openWork>>;
let board: WorkBoard;
let engine: { stop(): Promise<void> };
const said: Said[] = [];

type Attempt = {
  readonly start: RunStart;
  readonly handlers: RunHandlers;
  readonly finish: (text: string) => void;
  readonly suspend: () => void;
};
/** Attempts that were begun, oldest first; each goes on until the test says how it ends. */
const attempts: Attempt[] = [];

/** A question is a tool that has to wait for the world. */
const toolbox: Toolbox = {
  toolsFor: () => [
    { name: 'note', description: 'Notes', inputSchema: { type: 'object' } },
    { name: 'ask_person', description: 'Asks', inputSchema: { type: 'object' } },
  ],
  async carryOut(tx, run, { name, input }) {
    if (name === 'ask_person') return { kind: 'suspend' };
    await tx.db
      .update(schema.agents)
      .set({ memory: `noted ${JSON.stringify(input)}` })
      .where(eq(schema.agents.id, run.agentId));
    return { kind: 'output', output: 'noted', isError: false };
  },
};

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  work = await openWork(api);
  board = await work.board();
  const model = { provider: 'simulated', model: 'fast', displayName: 'Sim' };
  await work.owner('POST', '/v1/models', model);
  engine = await startEngine(api.ctx, {
    databaseUrl: database.url,
    toolbox,
    onSaid: (message) => said.push(message),
    work(start, signal, handlers) {
      const end = Promise.withResolvers<string | { outcome: 'suspended' }>();
      signal.addEventListener('abort', () => end.reject(signal.reason));
      attempts.push({
        start,
        handlers,
        finish: end.resolve,
        suspend: () => end.resolve({ outcome: 'suspended' }),
      });
      return end.promise;
    },
  });
});
afterAll(async () => {
  await engine.stop();
  await api.stop();
});

let agents = 0;
async function makeAgent(about: Partial<typeof schema.agents.$inferInsert> = {}): Promise<string> {
  agents += 1;
  const agent = await work.owner('POST', '/v1/agents', { name: `Agent ${agents}`, role: 'Worker' });
  const id = String(agent.body['id']);
  if (Object.keys(about).length > 0) {
    await api.ctx.db.update(schema.agents).set(about).where(eq(schema.agents.id, id));
  }
  return id;
}
async function execute(taskId: string, agentId: string): Promise<string> {
  const run = await work.owner('POST', `/v1/tasks/${taskId}/execute`, { agentId });
  expect(run.status).toBe(202);
  return String(run.body['id']);
}
const attemptsOf = (runId: string) => attempts.filter(({ start }) => start.runId === runId);
async function attemptOf(runId: string, number = 1): Promise<Attempt> {
  await vi.waitFor(() => expect(attemptsOf(runId)).toHaveLength(number), eventually);
  const attempt = attemptsOf(runId).at(-1);
  if (!attempt) throw new Error('no attempt');
  return attempt;
}
const runOf = async (runId: string) => (await work.owner('GET', `/v1/runs/${runId}`)).body;
const reaches = (runId: string, now: object) =>
  vi.waitFor(async () => expect(await runOf(runId)).toMatchObject(now), eventually);
const why = async (path: string) => (await work.owner('GET', `/v1/${path}/why`)).body;

describe('who is let in', () => {
  test('an agent works on as many tasks as it may, the most urgent first, and the others say why they wait', async () => {
    const agentId = await makeAgent({ maxConcurrentRuns: 1 });
    const priorities = ['low', 'medium', 'urgent'];
    const tasks = await Promise.all(priorities.map((priority) => board.create({ priority })));
    const [low = '', medium = '', urgent = ''] = await Promise.all(
      tasks.map(async ({ id }, index) => {
        await vi.waitFor(() => expect(started).toBeGreaterThanOrEqual(index), eventually);
        const runId = await execute(id, agentId);
        started += 1;
        return runId;
      }),
    );
    const first = await attemptOf(low);
    expect(await runOf(medium)).toMatchObject({ status: 'queued', admittedAt: null });
    expect(await why(`tasks/${tasks[1]?.id}`)).toMatchObject({
      reason: 'agent_busy',
      action: { kind: 'raise_limit' },
      runId: medium,
    });
    first.finish('Done');
    const second = await attemptOf(urgent);
    expect(attemptsOf(medium)).toHaveLength(0);
    second.finish('Done');
    (await attemptOf(medium)).finish('Done');
    await reaches(medium, { status: 'succeeded' });
  });
  let started = 0;

  test('a run that is stopped before it begins makes room and never begins', async () => {
    const agentId = await makeAgent({ maxConcurrentRuns: 1 });
    const [a, b, c] = await Promise.all([board.create(), board.create(), board.create()]);
    const one = await execute(a.id, agentId);
    const two = await execute(b.id, agentId);
    const three = await execute(c.id, agentId);
    const attempt = await attemptOf(one);
    await work.owner('POST', `/v1/runs/${two}/cancel`, {});
    attempt.finish('Done');
    (await attemptOf(three)).finish('Done');
    await reaches(three, { status: 'succeeded' });
    expect(attemptsOf(two)).toHaveLength(0);
    expect(await why(`runs/${two}`)).toMatchObject({ reason: 'stopped' });
  });
});

describe('an agent that begins by itself', () => {
  test('takes what is assigned to it when it is to be done, and once', async () => {
    const subscribers = await runSubscribers(api.ctx, [createDispatchSubscriber(api.ctx)]);
    const agentId = await makeAgent({ executionMode: 'auto' });
    const manual = await makeAgent();
    const columnId = board.columnOf('todo');
    const wanted = await board.create({ columnId, agentId });
    const waiting = await board.create({ columnId: board.columnOf('backlog'), agentId });
    const other = await board.create({ columnId, agentId: manual });
    await subscribers.caughtUp();
    const runs = await work.owner('GET', `/v1/runs?agentId=${agentId}`);
    expect(runs.body['items']).toMatchObject([
      { taskId: wanted.id, trigger: { kind: 'assignment' } },
    ]);
    expect(await why(`tasks/${waiting.id}`)).toMatchObject({ reason: 'in_backlog' });
    expect(await why(`tasks/${other.id}`)).toMatchObject({ reason: 'agent_not_asked' });
    const [run] = runs.body['items'] as { id: string }[];
    (await attemptOf(run?.id ?? '')).finish('Done');
    await reaches(run?.id ?? '', { status: 'succeeded' });
    await subscribers.caughtUp();
    expect(attemptsOf(run?.id ?? '')).toHaveLength(1);
    await subscribers.stop();
  });
});

describe('what is said to a run', () => {
  test('reaches it while it works; what it did not read is answered before the run ends', async () => {
    const task = await board.create();
    const runId = await execute(task.id, await makeAgent());
    const first = await attemptOf(runId);
    await work.owner('POST', `/v1/runs/${runId}/steer`, { message: 'Keep it short' });
    const at = new Date().toISOString();
    const call = {
      ...{ runId, attempt: 1, seq: 1, kind: 'model-call' as const, call: 1, provider: 'p' },
      ...{ model: 'm', startedAt: at },
    };
    await first.handlers.onStep({ ...call, state: 'started', prompt: [] });
    expect(said.filter((message) => message.runId === runId)).toMatchObject([
      { text: 'Keep it short' },
    ]);
    await first.handlers.onStep({ ...call, seq: 2, state: 'finished', text: 'Long', endedAt: at });
    first.finish('Long');
    const second = await attemptOf(runId, 2);
    expect(second.start.history).toMatchObject([
      { kind: 'answer', text: 'Long' },
      { kind: 'message', from: 'Ada', text: 'Keep it short' },
    ]);
    second.finish('Short');
    await reaches(runId, { status: 'succeeded', output: 'Short', attempt: 2 });
    const answer = await work.owner('POST', `/v1/runs/${runId}/steer`, { message: 'Too late' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'run.not_active' } });
  });
});

describe('tools', () => {
  test('a tool is carried out once, however often it is asked for, and its result is in the next conversation', async () => {
    const task = await board.create();
    const agentId = await makeAgent();
    const runId = await execute(task.id, agentId);
    const { start, handlers, finish } = await attemptOf(runId);
    expect(start.tools.map(({ name }) => name)).toEqual(['note', 'ask_person']);
    const call = {
      runId,
      attempt: 1,
      seq: 1,
      callId: 'call-note-1',
      name: 'note',
      input: { n: 1 },
    };
    const first = await handlers.onToolCall(call);
    const again = await handlers.onToolCall({ ...call, input: { n: 2 } });
    expect([first, again]).toEqual([
      { kind: 'output', output: 'noted', isError: false },
      { kind: 'output', output: 'noted', isError: false },
    ]);
    const [agent] = await api.ctx.db
      .select({ memory: schema.agents.memory })
      .from(schema.agents)
      .where(eq(schema.agents.id, agentId));
    expect(agent?.memory).toBe('noted {"n":1}');
    finish('Done');
    await reaches(runId, { status: 'succeeded' });
    const steps = await work.owner('GET', `/v1/runs/${runId}/steps`);
    expect(steps.body['items']).toMatchObject([{ kind: 'tool-call', text: 'noted' }]);
  });

  test('a run that has asked a question waits without holding anything, and its task says so', async () => {
    const task = await board.create();
    const runId = await execute(task.id, await makeAgent({ maxConcurrentRuns: 1 }));
    const { handlers, suspend } = await attemptOf(runId);
    const call = { runId, attempt: 1, seq: 1, callId: 'call-ask-1', name: 'ask_person', input: {} };
    expect(await handlers.onToolCall(call)).toEqual({ kind: 'suspend' });
    suspend();
    await reaches(runId, { status: 'waiting', reason: 'question' });
    expect(await why(`tasks/${task.id}`)).toMatchObject({
      reason: 'question',
      action: { kind: 'answer' },
    });
    await work.owner('POST', `/v1/runs/${runId}/cancel`, {});
    await reaches(runId, { status: 'cancelled' });
  });
});

describe('once more', () => {
  test('a run is retried from its beginning, or goes on from one of its steps', async () => {
    const task = await board.create();
    const agentId = await makeAgent();
    const runId = await execute(task.id, agentId);
    const { handlers, finish } = await attemptOf(runId);
    await handlers.onToolCall({
      ...{ runId, attempt: 1, seq: 1, callId: 'call-note-2', name: 'note', input: {} },
    });
    finish('First result');
    await reaches(runId, { status: 'succeeded' });
    await board.move(task.id, 'todo');

    const retry = await work.owner('POST', `/v1/runs/${runId}/retry`, {});
    expect(retry.body).toMatchObject({ trigger: { kind: 'retry', runId } });
    const retried = await attemptOf(String(retry.body['id']));
    expect(retried.start.history).toEqual([]);
    retried.finish('Second result');
    await reaches(String(retry.body['id']), { status: 'succeeded' });

    const steps = await work.owner('GET', `/v1/runs/${runId}/steps`);
    const [step] = steps.body['items'] as { id: string }[];
    const fork = await work.owner('POST', `/v1/runs/${runId}/fork`, {
      stepId: step?.id,
      message: 'Now in French',
    });
    const forked = await attemptOf(String(fork.body['id']));
    expect(forked.start.history).toMatchObject([
      { kind: 'tool-result', name: 'note', output: 'noted' },
      { kind: 'message', text: 'Now in French' },
    ]);
    forked.finish('Troisième');
    await reaches(String(fork.body['id']), { status: 'succeeded', output: 'Troisième' });
  });
});
