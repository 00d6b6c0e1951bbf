import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { cancelJob, enqueueJob, findJob, requeueJob, signalJob } from '../index.ts';
import { createHarness, until, type Harness } from './engine-fixture.ts';
import { failingJob, gatedJob, quickJob, singleJob, slowJob, waitingJob } from './probe-jobs.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness((await testDatabase({ migrated: false })).url);
});
afterEach(() => harness.stopEngines());
afterAll(() => harness.close());

test('a job enqueued in a transaction that is rolled back never exists', async () => {
  await harness.startEngine('engine-0');
  const client = await harness.pool.connect();
  await client.query('begin');
  const lost = await enqueueJob(client, { job: quickJob, payload: { label: 'lost' } });
  await client.query('rollback');
  client.release();
  const kept = await harness.enqueue({ job: quickJob, payload: { label: 'kept' } });
  await harness.untilState(kept, 'done');
  expect(await findJob(harness.pool, lost)).toBeUndefined();
  expect(await harness.marks(lost)).toEqual([]);
});

test('of two engines one carries each job out, whatever they compete for', async () => {
  await Promise.all([
    harness.startEngine('engine-0', { slots: 4 }),
    harness.startEngine('engine-1', { slots: 4 }),
  ]);
  const label = 'compete';
  await Promise.all(
    Array.from({ length: 150 }, () => harness.enqueue({ job: quickJob, payload: { label } })),
  );
  const counts = await until('all jobs to be done', async () => {
    const { rows } = await harness.pool.query<{ jobs: number; marks: number; engines: number }>(
      `select count(distinct job_id)::int as jobs, count(*)::int as marks, count(distinct executor)::int as engines
       from probe.mark where label = $1`,
      [label],
    );
    return rows[0]?.jobs === 150 ? rows[0] : undefined;
  });
  expect(counts).toEqual({ jobs: 150, marks: 150, engines: 2 });
});

test('the same id or an unfinished dedupe key adds no second job', async () => {
  const first = await harness.enqueue({
    job: gatedJob,
    payload: { gate: 'dedupe' },
    dedupeKey: 'one',
  });
  expect(
    await harness.enqueue({ job: gatedJob, payload: { gate: 'dedupe' }, dedupeKey: 'one' }),
  ).toBe(first);
  expect(await harness.enqueue({ job: gatedJob, payload: { gate: 'dedupe' }, id: first })).toBe(
    first,
  );
  await cancelJob(harness.pool, first);
  expect(
    await harness.enqueue({ job: quickJob, payload: { label: 'x' }, dedupeKey: 'one' }),
  ).not.toBe(first);
});

test('a hint that got lost costs one slow poll, not the job', async () => {
  await harness.startEngine('engine-0');
  await harness.pool.query(
    `insert into durable.request (id, name, payload, run_at, due_at, max_attempts, first_attempts)
     values ('job_unheard', 'probe.quick', '{"label": "unheard"}', now(), now(), 1, 1)`,
  );
  await harness.untilState('job_unheard', 'done');
});

test('a failing job is tried again and does not repeat what it had finished', async () => {
  await harness.startEngine('engine-0');
  const id = await harness.enqueue({ job: failingJob, payload: { failures: 2 } });
  const job = await harness.untilState(id, 'done');
  expect(job.attempt).toBe(3);
  expect(await harness.marks(id)).toEqual(['prepared', 'attempt 1', 'attempt 2', 'attempt 3']);
});

test('a job that fails each time becomes a dead letter, and can be given fresh attempts', async () => {
  await harness.startEngine('engine-0');
  const id = await harness.enqueue({ job: failingJob, payload: { failures: 4 } });
  const dead = await harness.untilState(id, 'dead');
  expect(dead).toMatchObject({ reason: 'attempts_exhausted', lastError: { message: 'failure 3' } });
  const { rows } = await harness.pool.query('select id from durable.dead_letter where id = $1', [
    id,
  ]);
  expect(rows).toHaveLength(1);
  await requeueJob(harness.pool, id);
  expect((await harness.untilState(id, 'done')).attempt).toBe(5);
  expect((await harness.marks(id)).filter((label) => label === 'prepared')).toHaveLength(1);
});

test('a permanent failure is not tried again', async () => {
  await harness.startEngine('engine-0');
  const id = await harness.enqueue({ job: failingJob, payload: { failures: 0, permanent: true } });
  expect(await harness.untilState(id, 'dead')).toMatchObject({ reason: 'hopeless', attempt: 1 });
});

test('a job that takes longer than it may is stopped', async () => {
  await harness.startEngine('engine-0');
  const id = await harness.enqueue({ job: slowJob, payload: { gate: 'never' } });
  expect(await harness.untilState(id, 'dead')).toMatchObject({ reason: 'attempts_exhausted' });
});

test('cancelling reaches into a running step, and the job stays cancelled', async () => {
  await harness.startEngine('engine-0');
  const id = await harness.enqueue({ job: gatedJob, payload: { gate: 'cancel' } });
  await harness.untilMark(id, 'second');
  expect(await cancelJob(harness.pool, id)).toBe(true);
  await harness.untilMark(id, 'aborted');
  expect(await harness.marks(id)).toEqual(['first', 'second', 'aborted']);
  expect((await findJob(harness.pool, id))?.state).toBe('cancelled');
  expect(await cancelJob(harness.pool, id)).toBe(false);
});

test('a job runs no more often at a time than it allows', async () => {
  await harness.startEngine('engine-0');
  const ids = await Promise.all(
    [1, 2].map(() => harness.enqueue({ job: singleJob, payload: { gate: 'single' } })),
  );
  const states = await until('one to begin', async () => {
    const jobs = await Promise.all(ids.map((id) => findJob(harness.pool, id)));
    const found = jobs.map((job) => job?.state).toSorted();
    return found.includes('running') ? found : undefined;
  });
  const other = await harness.enqueue({ job: quickJob, payload: { label: 'beside' } });
  await harness.untilState(other, 'done');
  expect(states).toEqual(['queued', 'running']);
  await harness.openGate('single');
  await Promise.all(ids.map((id) => harness.untilState(id, 'done')));
});

test('a wait ends with the value that was sent, even if every engine was restarted meanwhile', async () => {
  const before = await harness.startEngine('engine-0');
  const id = await harness.enqueue({ job: waitingJob, payload: { timeoutMs: 60_000 } });
  await harness.untilState(id, 'waiting');
  before.kill('SIGKILL');
  await before.exited;
  await harness.startEngine('engine-0');
  await signalJob(harness.pool, { jobId: id, topic: 'answer', value: 'yes' });
  await harness.untilState(id, 'done');
  expect(await harness.marks(id)).toEqual(['before', 'answer yes']);
});

test('a wait whose time is over goes on without an answer', async () => {
  await harness.startEngine('engine-0');
  const id = await harness.enqueue({ job: waitingJob, payload: { timeoutMs: 50 } });
  await harness.untilState(id, 'done');
  expect(await harness.marks(id)).toEqual(['before', 'no answer']);
});

test('finished jobs are forgotten with their checkpoints, dead letters are kept', async () => {
  await harness.startEngine('engine-0');
  const done = await harness.enqueue({ job: quickJob, payload: { label: 'old' } });
  const dead = await harness.enqueue({
    job: failingJob,
    payload: { failures: 0, permanent: true },
  });
  await Promise.all([harness.untilState(done, 'done'), harness.untilState(dead, 'dead')]);
  await harness.startEngine('engine-1', { timings: { retentionMs: 0, retentionSweepMs: 50 } });
  await until('the job to be forgotten', async () =>
    (await findJob(harness.pool, done)) === undefined ? true : undefined,
  );
  const { rows } = await harness.pool.query(
    'select workflow_uuid as id from dbos.workflow_status where workflow_uuid = any($1)',
    [[`${done}.1`, `${dead}.1`]],
  );
  expect(rows).toEqual([{ id: `${dead}.1` }]);
});
