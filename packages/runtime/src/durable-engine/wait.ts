import type { WaitResult } from '../durable/job-handler.ts';
import { recordRunning, recordWaiting } from './claim.queries.ts';
import { insist } from './database.ts';
import type { EngineContext } from './engine-context.ts';
import type { ActiveRun } from './job-run.ts';
import { enterStep, takeSignal } from './step.queries.ts';

export type Wait = {
  readonly key: string;
  /** Null waits for the clock alone. */
  readonly topic: string | null;
  readonly timeoutMs: number;
  readonly reason: string;
};

/** The clock runs from the first time this step was entered, by whichever engine. */
export async function waitForSignal(
  ctx: EngineContext,
  run: ActiveRun,
  wait: Wait,
): Promise<WaitResult> {
  const { claim, bell, controller } = run;
  const since = performance.now();
  const { elapsedMs } = await insist(ctx.log, () => enterStep(ctx.pool, claim, wait.key));
  const until = since + wait.timeoutMs - elapsedMs;
  const look = async () => {
    if (wait.topic === null) return undefined;
    const { topic } = wait;
    return insist(ctx.log, () =>
      takeSignal(ctx.pool, claim, { topic, reader: `${claim.attempt}:${wait.key}` }),
    );
  };
  try {
    for (;;) {
      const seen = bell.rings;
      const message = await look();
      if (message) return { arrived: true, value: message.value };
      if (performance.now() >= until) return { arrived: false };
      if (!run.waiting) {
        await insist(ctx.log, () =>
          recordWaiting(ctx.pool, claim, { reason: wait.reason, topic: wait.topic }),
        );
        run.waiting = true;
        run.cleared();
        ctx.onSlotFree();
      }
      await bell.wait(seen, until - performance.now(), controller.signal);
    }
  } finally {
    if (run.waiting) {
      run.waiting = false;
      if (!controller.signal.aborted) await insist(ctx.log, () => recordRunning(ctx.pool, claim));
    }
  }
}
