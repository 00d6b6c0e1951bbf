import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { defineJob } from '@helix/contracts';
import {
  assertFence,
  DatabaseAway,
  handleJob,
  PermanentFailure,
  type JobHandler,
  type JobRun,
} from '../index.ts';

/** Jobs that leave a trace of each thing they do, so that a test can count it. */
const backoffMs = { first: 20, factor: 2, max: 100 };
const shape = { attempts: 3, backoffMs, onCrash: 'retry' } as const;

export const quickJob = defineJob({
  ...shape,
  name: 'probe.quick',
  payload: z.object({ label: z.string() }),
});
export const gatedJob = defineJob({
  ...shape,
  name: 'probe.gated',
  payload: z.object({ gate: z.string(), onCrash: z.enum(['resume', 'retry', 'ask']).optional() }),
});
export const failingJob = defineJob({
  ...shape,
  name: 'probe.failing',
  payload: z.object({ failures: z.number(), permanent: z.boolean().optional() }),
});
export const tenderJob = defineJob({
  ...shape,
  attempts: 1,
  name: 'probe.tender',
  payload: z.object({ gate: z.string() }),
});
export const waitingJob = defineJob({
  ...shape,
  name: 'probe.waiting',
  payload: z.object({ timeoutMs: z.number() }),
});
export const poisonJob = defineJob({ ...shape, name: 'probe.poison', payload: z.object({}) });
export const followingJob = defineJob({
  ...shape,
  name: 'probe.following',
  payload: z.object({ gate: z.string() }),
});
export const slowJob = defineJob({
  ...shape,
  attempts: 1,
  timeoutMs: 200,
  name: 'probe.slow',
  payload: z.object({ gate: z.string() }),
});
export const singleJob = defineJob({
  ...shape,
  name: 'probe.single',
  concurrency: 1,
  payload: z.object({ gate: z.string() }),
});

export function createProbeHandlers(pool: pg.Pool, executorId: string): JobHandler[] {
  const mark = async (run: JobRun, label: string) => {
    await pool.query(
      'insert into probe.mark (job_id, label, executor, at) values ($1, $2, $3, $4)',
      [run.jobId, label, executorId, run.dueAt],
    );
  };

  const isGateOpen = async (gate: string) => {
    const { rowCount } = await pool.query('select from probe.gate where name = $1', [gate]);
    return rowCount === 1;
  };

  /** Stands for work outside of our control: it goes on until the test opens the gate. */
  const passGate = async (gate: string, signal: AbortSignal) => {
    while (!(await isGateOpen(gate).catch(() => false))) await delay(15, undefined, { signal });
  };

  /** A domain write as every handler should do it. */
  const writeResult = async (run: JobRun) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await assertFence(client, run.fence);
      await client.query('insert into probe.result (job_id, executor) values ($1, $2)', [
        run.jobId,
        executorId,
      ]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      await mark(run, 'refused');
      throw error;
    } finally {
      client.release();
    }
  };

  const runGated = async (run: JobRun<z.output<typeof gatedJob.payload>>) => {
    const { gate, onCrash } = run.payload;
    await run.step('first', {}, () => mark(run, 'first'));
    await run.step('second', onCrash ? { onCrash } : {}, async (signal, { resumed }) => {
      await mark(run, resumed ? 'second resumed' : 'second');
      try {
        await passGate(gate, signal);
      } catch (error) {
        await mark(run, 'aborted');
        throw error;
      }
      await writeResult(run);
    });
    await mark(run, 'end');
  };

  return [
    handleJob(quickJob, (run) => mark(run, run.payload.label)),
    handleJob(gatedJob, runGated),
    handleJob(failingJob, async (run) => {
      await run.step('prepare', {}, () => mark(run, 'prepared'));
      await mark(run, `attempt ${run.attempt}`);
      if (run.payload.permanent) throw new PermanentFailure('hopeless', 'it can never work');
      if (run.attempt <= run.payload.failures) throw new Error(`failure ${run.attempt}`);
      await writeResult(run);
    }),
    handleJob(tenderJob, async (run) => {
      await mark(run, 'begin');
      await run.step('ask', {}, async (signal) => {
        for (let isOpen = false; !isOpen; await delay(15, undefined, { signal })) {
          isOpen = await isGateOpen(run.payload.gate).catch((error: unknown) => {
            throw new DatabaseAway(error);
          });
        }
      });
      await mark(run, 'end');
    }),
    handleJob(waitingJob, async (run) => {
      await run.step('before', {}, () => mark(run, 'before'));
      const answer = await run.waitFor('answer', run.payload.timeoutMs);
      await mark(run, answer.arrived ? `answer ${String(answer.value)}` : 'no answer');
    }),
    handleJob(poisonJob, async (run) => {
      await run.step('kill', {}, async () => {
        await mark(run, 'killing');
        process.kill(process.pid, 'SIGKILL');
        await new Promise(() => undefined);
      });
    }),
    handleJob(followingJob, async (run) => {
      await run.step('follow', {}, async (signal) => {
        await delay(150, undefined, { signal });
        await run.progressed();
        await mark(run, 'caught up');
        await passGate(run.payload.gate, signal);
      });
    }),
    handleJob(slowJob, async (run) => {
      await run.step('slow', {}, (signal) => passGate(run.payload.gate, signal));
    }),
    handleJob(singleJob, async (run) => {
      await mark(run, 'begin');
      await run.step('hold', {}, (signal) => passGate(run.payload.gate, signal));
    }),
  ];
}
