import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { assertFence, cancelJob, findJob, resolveJob, type Decision } from '../index.ts';
import { createHarness, until, type Harness } from './engine-fixture.ts';
import { followingJob, gatedJob, poisonJob, quickJob } from './probe-jobs.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness((await testDatabase({ migrated: false })).url);
});
afterEach(() => harness.stopEngines());
afterAll(() => harness.close());

/** An engine that is in the middle of the job's second step. */
async function startGated(payload: { gate: string; onCrash?: 'resume' | 'retry' | 'ask' }) {
  const engine = await harness.startEngine('engine-0');
  const id = await harness.enqueue({ job: gatedJob, payload });
  await harness.untilMark(id, 'second');
  return { engine, id };
}

async function fenceOf(jobId: string): Promise<number> {
  const { rows } = await harness.pool.query<{ fence: number }>(
    'select fence from durable.request where id = $1',
    [jobId],
  );
  return rows[0]?.fence ?? -1;
}

const count = (labels: string[], label: string) => labels.filter((each) => each === label).length;

test('another engine takes the job of a killed one over, without repeating its finished step', async () => {
  const { engine, id } = await startGated({ gate: 'kill' });
  await harness.startEngine('engine-1');
  engine.kill('SIGKILL');
  await engine.exited;
  await until('the step to be begun again', async () =>
    count(await harness.marks(id), 'second') === 2 ? true : undefined,
  );
  await harness.openGate('kill');
  await harness.untilState(id, 'done');
  expect(await harness.marks(id)).toEqual(['first', 'second', 'second', 'end']);
  const { rows } = await harness.pool.query('select executor from probe.result where job_id = $1', [
    id,
  ]);
  expect(rows).toEqual([{ executor: 'engine-1' }]);
});

test('a killed engine that is started again goes on with its own job', async () => {
  const { engine, id } = await startGated({ gate: 'relaunch' });
  engine.kill('SIGKILL');
  await engine.exited;
  await harness.openGate('relaunch');
  await harness.startEngine('engine-0');
  await harness.untilState(id, 'done');
  expect(await harness.marks(id)).toEqual(['first', 'second', 'second', 'end']);
});

test('a frozen engine that was overtaken stops itself when it thaws, and what it still writes is refused', async () => {
  const { engine, id } = await startGated({ gate: 'freeze' });
  await harness.startEngine('engine-1');
  const token = await fenceOf(id);
  engine.kill('SIGSTOP');
  await until('the step to be begun again', async () =>
    count(await harness.marks(id), 'second') === 2 ? true : undefined,
  );
  await assertFence(harness.pool, { jobId: id, token: await fenceOf(id) });
  await expect(assertFence(harness.pool, { jobId: id, token })).rejects.toMatchObject({
    code: 'run.fenced',
  });
  await harness.openGate('freeze');
  await harness.untilState(id, 'done');
  engine.kill('SIGCONT');
  expect(await engine.exited).toBe(3);
  const { rows } = await harness.pool.query('select executor from probe.result where job_id = $1', [
    id,
  ]);
  expect(rows).toEqual([{ executor: 'engine-1' }]);
  expect(count(await harness.marks(id), 'end')).toBe(1);
});

test('a job cancelled while its engine is dead never comes back', async () => {
  const { engine, id } = await startGated({ gate: 'cancelled' });
  engine.kill('SIGKILL');
  await engine.exited;
  expect(await cancelJob(harness.pool, id)).toBe(true);
  await harness.startEngine('engine-1');
  await until('the dead lease to be taken', async () => {
    const { rowCount } = await harness.pool.query(
      `select from durable.executor where id = 'engine-0'`,
    );
    return rowCount === 0 ? true : undefined;
  });
  await harness.startEngine('engine-0');
  const after = await harness.enqueue({ job: quickJob, payload: { label: 'after' } });
  await harness.untilState(after, 'done');
  expect((await findJob(harness.pool, id))?.state).toBe('cancelled');
  expect(await harness.marks(id)).toEqual(['first', 'second']);
});

test('a job that keeps killing its engine becomes a dead letter', async () => {
  const first = await harness.startEngine('engine-0');
  const second = await harness.startEngine('engine-1');
  const id = await harness.enqueue({ job: poisonJob, payload: {} });
  await Promise.all([first.exited, second.exited]);
  await harness.startEngine('engine-2');
  expect(await harness.untilState(id, 'dead')).toMatchObject({ reason: 'poison', crashes: 2 });
  expect(await harness.marks(id)).toEqual(['killing', 'killing']);
});

test('of the jobs in a dying engine, the one that kills it becomes a dead letter, and no other', async () => {
  const timings = { poisonLimit: 4 };
  let engine = await harness.startEngine('engine-0', { timings });
  const near = [];
  for (let job = 1; job <= 3; job += 1) {
    near.push(await harness.enqueue({ job: followingJob, payload: { gate: 'near' } }));
  }
  for (const id of near) await harness.untilMark(id, 'caught up');
  const poison = await harness.enqueue({ job: poisonJob, payload: {} });
  for (let life = 1; life <= 4; life += 1) {
    await engine.exited;
    engine = await harness.startEngine(`engine-${life}`, { timings });
  }
  expect(await harness.untilState(poison, 'dead')).toMatchObject({ reason: 'poison', crashes: 4 });
  await harness.openGate('near');
  for (const id of near) await harness.untilState(id, 'done');
  expect(await harness.marks(poison)).toHaveLength(4);
});

test('a second process under a living engine’s name is refused', async () => {
  await harness.startEngine('engine-0');
  const { answer } = harness.spawnEngine('engine-0');
  expect(await answer).toMatchObject({
    type: 'refused',
    message: expect.stringContaining('engine-0'),
  });
});

test.each<{ what: string; decision: Decision; labels: string[]; state: 'done' | 'dead' }>([
  {
    what: 'again',
    decision: { outcome: 'repeat' },
    labels: ['first', 'second', 'second', 'end'],
    state: 'done',
  },
  {
    what: 'done',
    decision: { outcome: 'done', result: 1 },
    labels: ['first', 'second', 'end'],
    state: 'done',
  },
  {
    what: 'failed',
    decision: { outcome: 'failed', message: 'it was lost' },
    labels: ['first', 'second'],
    state: 'dead',
  },
])(
  'a step of unknown outcome waits until a person says $what',
  async ({ what, decision, labels, state }) => {
    const { engine, id } = await startGated({ gate: `ask ${what}`, onCrash: 'ask' });
    engine.kill('SIGKILL');
    await engine.exited;
    await harness.openGate(`ask ${what}`);
    await harness.startEngine('engine-0');
    expect(await harness.untilState(id, 'waiting')).toMatchObject({ reason: 'outcome_unknown' });
    await resolveJob(harness.pool, id, decision);
    await harness.untilState(id, state);
    expect(await harness.marks(id)).toEqual(labels);
  },
);

test('a step that can be resumed is told that it began before', async () => {
  const { engine, id } = await startGated({ gate: 'resume', onCrash: 'resume' });
  engine.kill('SIGKILL');
  await engine.exited;
  await harness.openGate('resume');
  await harness.startEngine('engine-0');
  await harness.untilState(id, 'done');
  expect(await harness.marks(id)).toEqual(['first', 'second', 'second resumed', 'end']);
});

test('an engine told to stop hands its unfinished job to another', async () => {
  const { engine, id } = await startGated({ gate: 'drain' });
  await harness.startEngine('engine-1');
  engine.kill('SIGTERM');
  expect(await engine.exited).toBe(0);
  await until('the step to be begun again', async () =>
    count(await harness.marks(id), 'second') === 2 ? true : undefined,
  );
  await harness.openGate('drain');
  expect((await harness.untilState(id, 'done')).crashes).toBe(0);
  expect(await harness.marks(id)).toEqual(['first', 'second', 'aborted', 'second', 'end']);
});
