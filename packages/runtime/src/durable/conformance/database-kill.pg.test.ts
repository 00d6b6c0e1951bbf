import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@helix/embedded-postgres';
import { createHarness, until, type Harness } from './engine-fixture.ts';
import { gatedJob, quickJob, tenderJob } from './probe-jobs.ts';

let directory: string;
let server: EmbeddedPostgres;
let harness: Harness;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'helix-killed-postgres-'));
  await chmod(directory, 0o755);
  server = await startEmbeddedPostgres({ directory, password: 'test' });
  harness = await createHarness(server.url);
});
afterAll(async () => {
  await harness.close();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
});

test('an engine survives the death of the database, and the job under way is carried out once', async () => {
  const engine = await harness.startEngine('engine-0');
  const id = await harness.enqueue({ job: gatedJob, payload: { gate: 'database' } });
  const tender = await harness.enqueue({ job: tenderJob, payload: { gate: 'database' } });
  await harness.untilMark(id, 'second');
  await harness.untilMark(tender, 'begin');
  process.kill(server.pid, 'SIGKILL');
  await server.exited;
  // As many renewals in vain as make the lease run out.
  await until('the lease to be overdue', async () => {
    const failures = (await harness.readLog('engine-0')).split('lease was not renewed').length - 1;
    return failures > 6 ? true : undefined;
  });
  server = await startEmbeddedPostgres({ directory, password: 'test', port: server.port });
  await harness.openGate('database');
  await harness.untilState(id, 'done');
  const after = await harness.enqueue({ job: quickJob, payload: { label: 'after' } });
  await harness.untilState(after, 'done');
  expect(await harness.marks(id)).toEqual(['first', 'second', 'end']);
  // It had one attempt, and failed while there was no database.
  const { attempt, maxAttempts } = await harness.untilState(tender, 'done');
  expect([attempt > 1, maxAttempts]).toEqual([true, attempt]);
  expect(engine.child.exitCode).toBeNull();
});
