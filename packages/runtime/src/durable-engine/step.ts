import { setTimeout as delay } from 'node:timers/promises';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { z } from 'zod';
import { backoffDelayMs, toFailure, type Failure } from '../durable/failure.ts';
import { decisionTopic } from '../durable/control.ts';
import {
  PermanentFailure,
  type JobRun,
  type StepOptions,
  type WaitResult,
} from '../durable/job-handler.ts';
import { forgetCrashes } from './claim.queries.ts';
import { insist } from './database.ts';
import type { EngineContext } from './engine-context.ts';
import { isGivenUp, letGo, type ActiveRun } from './job-run.ts';
import { enterStep } from './step.queries.ts';
import { waitForSignal } from './wait.ts';

/** A step's outcome as its checkpoint holds it. Failures are values too, so that they survive the checkpoint whole. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure };

/** Successful steps of the attempts before. */
export type Memo = ReadonlyMap<string, Outcome>;

export type StepRunner = Pick<JobRun, 'step' | 'progressed' | 'sleep' | 'waitFor'>;

export function createStepRunner(ctx: EngineContext, run: ActiveRun, memo: Memo): StepRunner {
  const nextKey = createKeys();

  /** The checkpoint's number is taken synchronously, so that steps started together keep their order. */
  async function checkpoint(key: string, perform: () => Promise<Outcome>): Promise<unknown> {
    const outcome = await DBOS.runStep(() => guarded(key, perform), { name: key });
    if (outcome.ok) return outcome.value;
    throw new StepFailure(outcome.failure);
  }

  async function guarded(key: string, perform: () => Promise<Outcome>): Promise<Outcome> {
    const known = memo.get(key);
    if (known) return known;
    if (!ctx.lease.isHeld() || isGivenUp(run)) return letGo(run);
    const outcome = await perform();
    // What was cut short has no outcome: whoever goes on with the job begins the step again.
    if (!outcome.ok && isGivenUp(run)) return letGo(run);
    await progressed();
    return outcome;
  }

  async function progressed(): Promise<void> {
    if (run.claim.crashes > 0) await insist(ctx.log, () => forgetCrashes(ctx.pool, run.claim));
    run.cleared();
  }

  return {
    async step<T>(name: string, options: StepOptions, work: Parameters<JobRun['step']>[2]) {
      const key = nextKey(name);
      const value = await checkpoint(key, () => performStep(ctx, run, { key, options, work }));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this step's own work returned, now or before
      return value as T;
    },
    progressed,
    async sleep(name, durationMs) {
      const key = nextKey(name);
      const wait = { key, topic: null, timeoutMs: durationMs, reason: 'sleep' };
      await checkpoint(key, () => settle(() => waitForSignal(ctx, run, wait)));
    },
    async waitFor(topic, timeoutMs) {
      const key = nextKey(`wait:${topic}`);
      const value = await checkpoint(key, () =>
        settle(() => waitForSignal(ctx, run, { key, topic, timeoutMs, reason: 'signal' })),
      );
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what waitForSignal returned, now or before
      return value as WaitResult;
    },
  };
}

type Step = {
  readonly key: string;
  readonly options: StepOptions;
  readonly work: Parameters<JobRun['step']>[2];
};

async function performStep(ctx: EngineContext, run: ActiveRun, step: Step): Promise<Outcome> {
  const policy = step.options.onCrash ?? run.handler.job.onCrash;
  let resumed = false;
  if (policy !== 'retry') {
    const entry = await insist(ctx.log, () => enterStep(ctx.pool, run.claim, step.key));
    resumed = entry.again && policy === 'resume';
    if (entry.again && policy === 'ask') {
      const decided = await askForDecision(ctx, run, step.key);
      if (decided) return decided;
    }
  }
  return tryWork(run, step, resumed);
}

const decisionSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('repeat') }),
  z.object({ outcome: z.literal('done'), result: z.unknown() }),
  z.object({ outcome: z.literal('failed'), message: z.string() }),
]);

/** Undefined means: do it again. A decision holds for one repetition; the next crash asks anew. */
async function askForDecision(
  ctx: EngineContext,
  run: ActiveRun,
  key: string,
): Promise<Outcome | undefined> {
  const answer = await settle(() =>
    waitForSignal(ctx, run, {
      key: `${key}@${run.claim.token}`,
      topic: decisionTopic(key),
      timeoutMs: Number.POSITIVE_INFINITY,
      reason: 'outcome_unknown',
    }),
  );
  if (!answer.ok) return answer;
  const { value } = z.object({ value: decisionSchema }).parse(answer.value);
  if (value.outcome === 'repeat') return undefined;
  if (value.outcome === 'done') return { ok: true, value: value.result };
  return { ok: false, failure: toFailure(new PermanentFailure('outcome_unknown', value.message)) };
}

async function tryWork(run: ActiveRun, step: Step, resumed: boolean): Promise<Outcome> {
  const { signal } = run.controller;
  const entry = { resumed, idempotencyKey: `${run.claim.jobId}:${step.key}` };
  const limit = step.options.retry?.attempts ?? 1;
  for (let tried = 1; ; tried += 1) {
    const outcome = await settle(() => step.work(signal, entry));
    if (outcome.ok || outcome.failure.permanent !== undefined || tried >= limit || signal.aborted)
      return outcome;
    const backoffMs = step.options.retry?.backoffMs ?? run.handler.job.backoffMs;
    const waited = await settle(() =>
      delay(backoffDelayMs(backoffMs, tried), undefined, { signal }),
    );
    if (!waited.ok) return outcome;
  }
}

async function settle(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

/** A failure read back from a checkpoint, which keeps what it was called. */
export class StepFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = failure.name;
    this.failure = failure;
  }
}

/** The second step of one name is another step. */
function createKeys(): (name: string) => string {
  const used = new Map<string, number>();
  return (name) => {
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  };
}
