import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProcessBeat } from '@helix/modules/operations';
import { createDispatchSubscriber } from '@helix/modules/runs';
import { testDatabase } from '@helix/testing/postgres';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';
import { runSubscribers } from './fixtures/run-subscribers.ts';
import { seedMember, seedStranger } from './fixtures/seed-member.ts';

const database = await testDatabase();
let api: TestApi;
let ada: Caller;
let member: Caller;
let viewer: Caller;
let stranger: Caller;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  const { call, organizationId } = await setUp(api.url);
  ada = call;
  const seed = async (role: 'member' | 'viewer') => {
    const { token } = await seedMember(api.ctx, { organizationId, role, name: role });
    return callerOf(api.url, token);
  };
  member = await seed('member');
  viewer = await seed('viewer');
  stranger = callerOf(api.url, await seedStranger(api.ctx));
  await ada('POST', '/v1/models', { provider: 'simulated', model: 'fast', displayName: 'Sim' });
});
afterAll(() => api.stop());

let count = 0;
async function hire(about: Record<string, unknown> = {}): Promise<string> {
  count += 1;
  const made = await ada('POST', '/v1/agents', {
    name: `Agent ${count}`,
    role: 'Worker',
    ...about,
  });
  expect(made).toMatchObject({ status: 201 });
  return String(made.body['id']);
}
const read = async (id: string) => (await ada('GET', `/v1/agents/${id}`)).body;
const itemsOf = async (path: string) =>
  (await ada('GET', path)).body['items'] as Record<string, unknown>[];
const lastEvent = async (agentId: string) => {
  const { rows } = await api.ctx.db.execute<{ type: string; data: Record<string, unknown> }>(
    `select type, data from events where data->'agent'->>'id' = '${agentId}' or data->>'agentId' = '${agentId}' order by seq desc limit 1`,
  );
  return rows[0];
};

describe('an agent', () => {
  test('is who it was made to be, and has a slug nobody else has', async () => {
    const { departmentId } = await makeBoard(ada);
    const about = {
      name: 'Zoë Engineer',
      role: 'Engineer',
      description: 'Keeps the lights on',
      avatar: { emoji: '🦊', color: 'orange' },
      departmentId,
      tier: 'T2',
      monthlyBudgetUsd: 12.5,
      maxConcurrentRuns: 2,
      executionMode: 'auto',
    };
    const id = await hire(about);
    expect(await read(id)).toMatchObject({
      ...about,
      slug: 'zoe-engineer',
      version: 1,
      parentId: null,
    });
    expect(await read(await hire({ name: 'Zoe  Engineer!' }))).toMatchObject({
      slug: 'zoe-engineer-2',
    });
    expect(await read(await hire({ name: '真由美' }))).toMatchObject({ slug: 'agent' });
    expect(await ada('POST', '/v1/agents', { name: 'Zoë Engineer', role: 'x' })).toMatchObject({
      status: 409,
      body: {
        code: 'resource.name_taken',
        message: 'There is an agent named Zoë Engineer already',
      },
    });
    expect(
      await ada('POST', '/v1/agents', { name: 'Other', role: 'x', slug: 'zoe-engineer' }),
    ).toMatchObject({ status: 409, body: { message: 'Zoë Engineer is @zoe-engineer already' } });
    expect(await ada('DELETE', `/v1/departments/${departmentId}`)).toMatchObject({ status: 409 });
  });

  test('needs a name and a role, and names what exists', async () => {
    expect(await ada('POST', '/v1/agents', { name: 'Nobody' })).toMatchObject({ status: 400 });
    const somewhere = { name: 'Lost', role: 'x', departmentId: 'dept_00000000000' };
    expect(await ada('POST', '/v1/agents', somewhere)).toMatchObject({ status: 404 });
    const led = { name: 'Lost', role: 'x', parentId: 'agent_00000000000' };
    expect(await ada('POST', '/v1/agents', led)).toMatchObject({ status: 404 });
  });

  test('is changed on the version that was read, and says what changed', async () => {
    const id = await hire({ name: 'Draft' });
    const changed = await ada('PATCH', `/v1/agents/${id}`, {
      name: 'Final',
      monthlyBudgetUsd: 3,
      version: 1,
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'Final', slug: 'draft', version: 2 },
    });
    expect(await lastEvent(id)).toMatchObject({
      type: 'agent.updated',
      data: {
        changes: { name: { from: 'Draft', to: 'Final' }, monthlyBudgetUsd: { from: null, to: 3 } },
      },
    });
    expect(await ada('PATCH', `/v1/agents/${id}`, { role: 'Late', version: 1 })).toMatchObject({
      status: 409,
      body: {
        code: 'resource.version_conflict',
        details: { current: { name: 'Final', version: 2 } },
      },
    });
    expect((await ada('PATCH', `/v1/agents/${id}`, { name: 'Final' })).body['version']).toBe(2);
    const other = await hire();
    expect(await ada('PATCH', `/v1/agents/${other}`, { name: 'Final' })).toMatchObject({
      status: 409,
    });
    const both = await Promise.all(
      [id, other].map((agent) => ada('PATCH', `/v1/agents/${agent}`, { name: 'Wanted by two' })),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await ada('PATCH', `/v1/agents/${other}`, { slug: 'draft' })).toMatchObject({
      status: 409,
    });
  });

  test('is found by what is asked for, page by page', async () => {
    const lead = await hire({ name: 'Listed lead', tier: 'T4' });
    const first = await hire({ name: 'Listed 1', parentId: lead, executionMode: 'auto' });
    const second = await hire({ name: 'Listed 2', parentId: lead, role: '100% listed_role' });
    const ids = async (query: string) => (await itemsOf(`/v1/agents?${query}`)).map(({ id }) => id);
    expect(await ids(`parentId=${lead}`)).toEqual([first, second]);
    expect(await ids(`parentId=${lead}&executionMode=auto`)).toEqual([first]);
    expect(await ids('tier=T4')).toEqual([lead]);
    expect(await ids(`q=${encodeURIComponent('100% LISTED_')}`)).toEqual([second]);
    const page = await ada('GET', `/v1/agents?parentId=${lead}&limit=1`);
    expect(page.body['items']).toMatchObject([{ id: first }]);
    expect(await ids(`parentId=${lead}&limit=1&cursor=${String(page.body['nextCursor'])}`)).toEqual(
      [second],
    );
  });
});

describe('the org chart', () => {
  test('has no circles; one that would close is named', async () => {
    const top = await hire({ name: 'Top' });
    const middle = await hire({ name: 'Middle', parentId: top });
    const bottom = await hire({ name: 'Bottom', parentId: middle });
    const refused = await ada('PATCH', `/v1/agents/${top}`, { parentId: bottom });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'agent.cycle',
        message: 'Top cannot be led by Bottom: Top is led by Bottom is led by Middle is led by Top',
      },
    });
    expect(await ada('PATCH', `/v1/agents/${top}`, { parentId: top })).toMatchObject({
      status: 409,
    });
    const both = await Promise.all([
      ada('PATCH', `/v1/agents/${await hire({ name: 'Left' })}`, { parentId: bottom }),
      ada('PATCH', `/v1/agents/${bottom}`, { parentId: null }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
  });

  test('two moves at once cannot close a circle together', async () => {
    const one = await hire();
    const two = await hire();
    const answers = await Promise.all([
      ada('PATCH', `/v1/agents/${one}`, { parentId: two }),
      ada('PATCH', `/v1/agents/${two}`, { parentId: one }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('tells who works with whom', async () => {
    const lead = await hire({ name: 'Chart lead' });
    const self = await hire({ name: 'Chart self', parentId: lead });
    await hire({ name: 'Chart sibling', parentId: lead });
    await hire({ name: 'Chart child', parentId: self });
    const away = await hire({ name: 'Chart away', parentId: lead });
    await ada('POST', `/v1/agents/${away}/archive`, {});
    expect(await itemsOf(`/v1/agents/${self}/teammates`)).toMatchObject([
      { name: 'Chart child', relation: 'child' },
      { name: 'Chart lead', relation: 'parent' },
      { name: 'Chart sibling', relation: 'sibling' },
    ]);
    const alone = await hire();
    expect(await itemsOf(`/v1/agents/${alone}/teammates`)).toEqual([]);
  });
});

describe('what an agent is doing', () => {
  test('is derived from gateways, pauses and runs', async () => {
    const id = await hire();
    expect(await read(id)).toMatchObject({ status: 'unreachable', currentRun: null });
    const report = () => ({ gateways: 1 });
    const beat = createProcessBeat(api.ctx, { kind: 'engine', id: 'one', report });
    await beat.start();
    const withStatus = async (status: string) =>
      (await itemsOf(`/v1/agents?status=${status}`)).some((agent) => agent['id'] === id);
    expect(await read(id)).toMatchObject({
      status: 'idle',
      runs: { working: 0, waiting: 0, queued: 0 },
    });

    const { boardId } = await makeBoard(ada);
    const task = await ada('POST', '/v1/tasks', { boardId, title: 'Work', agentId: id });
    const runId = String(
      (await ada('POST', `/v1/tasks/${String(task.body['id'])}/execute`, {})).body['id'],
    );
    expect(await read(id)).toMatchObject({ status: 'idle', runs: { queued: 1 }, currentRun: null });
    await api.ctx.db.execute(
      `update runs set status = 'running', started_at = now() where id = '${runId}'`,
    );
    expect(await read(id)).toMatchObject({
      status: 'working',
      runs: { working: 1 },
      currentRun: {
        id: runId,
        taskKey: task.body['key'],
        taskTitle: 'Work',
        startedAt: expect.any(String),
        lastStepAt: null,
        step: null,
        costUsd: null,
      },
    });
    expect([await withStatus('working'), await withStatus('idle')]).toEqual([true, false]);
    // Somebody who may not see the board learns that it works, and not on what.
    expect((await member('GET', `/v1/agents/${id}`)).body).toMatchObject({
      status: 'working',
      currentRun: null,
    });
    await api.ctx.db.execute(`update runs set status = 'waiting' where id = '${runId}'`);
    expect(await read(id)).toMatchObject({ status: 'waiting', currentRun: { status: 'waiting' } });
    expect([await withStatus('waiting'), await withStatus('working')]).toEqual([true, false]);
    await ada('POST', `/v1/agents/${id}/pause`, {});
    expect(await read(id)).toMatchObject({ status: 'paused' });
    expect([await withStatus('paused'), await withStatus('waiting')]).toEqual([true, false]);
    await beat.drain?.(AbortSignal.timeout(5_000));
  });
});

describe('pausing', () => {
  test('keeps what is asked for in the queue, and resuming lets it in', async () => {
    const id = await hire();
    const paused = await member('POST', `/v1/agents/${id}/pause`, { reason: 'Too expensive' });
    expect(paused).toMatchObject({
      status: 200,
      body: { pauseReason: 'Too expensive', status: 'paused' },
    });
    expect(await lastEvent(id)).toMatchObject({
      type: 'agent.paused',
      data: { changes: { pauseReason: { from: null, to: 'Too expensive' } } },
    });
    const { boardId } = await makeBoard(ada);
    const task = await ada('POST', '/v1/tasks', { boardId, title: 'Later', agentId: id });
    const run = await ada('POST', `/v1/tasks/${String(task.body['id'])}/execute`, {});
    expect(run.body).toMatchObject({ status: 'queued', admittedAt: null });
    expect((await ada('GET', `/v1/tasks/${String(task.body['id'])}/why`)).body).toMatchObject({
      reason: 'agent_paused',
    });
    expect((await member('POST', `/v1/agents/${id}/resume`, {})).body).toMatchObject({
      pausedAt: null,
      pauseReason: null,
    });
    expect((await ada('GET', `/v1/runs/${String(run.body['id'])}`)).body).toMatchObject({
      admittedAt: expect.any(String),
    });
    expect(await viewer('POST', `/v1/agents/${id}/pause`, {})).toMatchObject({ status: 403 });
    expect(await stranger('POST', `/v1/agents/${id}/pause`, {})).toMatchObject({ status: 404 });
  });

  test('a raised limit lets in what waited for room', async () => {
    const id = await hire({ maxConcurrentRuns: 1 });
    const { boardId } = await makeBoard(ada);
    const execute = async () => {
      const task = await ada('POST', '/v1/tasks', { boardId, title: 'Work', agentId: id });
      return (await ada('POST', `/v1/tasks/${String(task.body['id'])}/execute`, {})).body;
    };
    expect(await execute()).toMatchObject({ admittedAt: expect.any(String) });
    const second = await execute();
    expect(second).toMatchObject({ admittedAt: null });
    await ada('PATCH', `/v1/agents/${id}`, { maxConcurrentRuns: 2 });
    expect((await ada('GET', `/v1/runs/${String(second['id'])}`)).body).toMatchObject({
      admittedAt: expect.any(String),
    });
  });
});

test('an agent that becomes automatic begins with what it has', async () => {
  const subscribers = await runSubscribers(api.ctx, [createDispatchSubscriber(api.ctx)]);
  const id = await hire();
  const { boardId, columns } = await makeBoard(ada);
  const columnId = columns.find(({ category }) => category === 'todo')?.id;
  const task = await ada('POST', '/v1/tasks', { boardId, columnId, title: 'Mine', agentId: id });
  await subscribers.caughtUp();
  expect(await itemsOf(`/v1/runs?agentId=${id}`)).toEqual([]);
  await ada('PATCH', `/v1/agents/${id}`, { executionMode: 'auto' });
  await subscribers.caughtUp();
  expect(await itemsOf(`/v1/runs?agentId=${id}`)).toMatchObject([
    { taskId: task.body['id'], trigger: { kind: 'assignment' }, requestedBy: { name: 'Ada' } },
  ]);
  await subscribers.stop();
});

describe('an agent that leaves', () => {
  test('ends what it is at, hands its people over and stays readable', async () => {
    const lead = await hire({ name: 'Leader' });
    const id = await hire({ name: 'Leaver', parentId: lead });
    const child = await hire({ name: 'Led', parentId: id });
    const { boardId } = await makeBoard(ada);
    const task = await ada('POST', '/v1/tasks', { boardId, title: 'Work', agentId: id });
    const taskId = String(task.body['id']);
    const run = await ada('POST', `/v1/tasks/${taskId}/execute`, {});
    expect(await ada('DELETE', `/v1/agents/${id}`)).toMatchObject({
      status: 409,
      body: { code: 'resource.in_use', message: expect.stringContaining('1 runs') },
    });
    expect(await ada('POST', `/v1/agents/${id}/archive`, {})).toMatchObject({
      body: { archivedAt: expect.any(String) },
    });
    expect((await ada('GET', `/v1/runs/${String(run.body['id'])}`)).body).toMatchObject({
      status: 'cancelled',
      message: 'Ada archived Leaver',
    });
    expect(await read(child)).toMatchObject({ parentId: lead });
    const refusals = await Promise.all([
      ada('POST', `/v1/tasks/${taskId}/execute`, {}),
      ada('POST', '/v1/tasks', { boardId, title: 'More', agentId: id }),
      ada('PATCH', `/v1/agents/${id}`, { role: 'Ghost' }),
      ada('PATCH', `/v1/agents/${child}`, { parentId: id }),
      ada('POST', `/v1/agents/${id}/resume`, {}),
      ada('PUT', `/v1/agents/${id}/files/SOUL.md`, { text: 'x' }),
    ]);
    expect(refusals.map(({ status, body }) => [status, body['code']])).toEqual(
      refusals.map(() => [409, 'agent.archived']),
    );
    expect((await ada('GET', `/v1/tasks/${taskId}/why`)).body).toMatchObject({
      ...{ reason: 'agent_archived', sentence: 'Leaver is archived.' },
      action: { kind: 'assign' },
    });
    const names = (await itemsOf('/v1/agents?q=Leave')).map(({ name }) => name);
    expect(names).toEqual([]);
    expect(await itemsOf('/v1/agents?q=Leaver&archived=true')).toHaveLength(1);
    expect(await ada('POST', '/v1/agents', { name: 'Leaver', role: 'x' })).toMatchObject({
      body: { message: 'There is an agent named Leaver already in the archive' },
    });
    expect((await ada('POST', `/v1/agents/${id}/restore`, {})).body).toMatchObject({
      archivedAt: null,
    });
    expect(await ada('POST', `/v1/tasks/${taskId}/execute`, {})).toMatchObject({ status: 202 });
  });

  test('is deleted when it never did anything', async () => {
    const id = await hire({ name: 'Mistake', soul: 'x' });
    expect(await ada('DELETE', `/v1/agents/${id}`)).toMatchObject({ body: { deleted: true } });
    expect(await ada('GET', `/v1/agents/${id}`)).toMatchObject({ status: 404 });
    await hire({ name: 'Mistake' });
  });
});
