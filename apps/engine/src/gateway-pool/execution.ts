import type { RunDelta, RunEnd, RunStart, RunStepReport } from '@helix/contracts/gateway';
import { failureReasons } from '@helix/contracts/runs';

export type ExecutionHandlers = {
  onDelta(delta: { attempt: number; seq: number; text: string }): void;
  onStep(step: RunStepReport): Promise<void>;
};

/** One attempt as it is followed here: each event handled once, in order, whatever connection brings it. */
export type Execution = {
  readonly start: RunStart;
  /** The gateway that was given it. */
  readonly url: string;
  readonly lastSeq: () => number;
  /** Resolves when each step before the end was handled. */
  readonly ended: Promise<RunEnd>;
  delta(delta: RunDelta): void;
  step(step: RunStepReport): void;
  end(end: RunEnd): void;
  /** The gateway is gone and will not tell how it ended. */
  giveUp(): void;
  fail(error: Error): void;
};

export function createExecution(
  start: RunStart,
  url: string,
  handlers: ExecutionHandlers,
): Execution {
  const ended = Promise.withResolvers<RunEnd>();
  // Nobody may be waiting yet when it fails.
  ended.promise.catch(() => undefined);
  let lastSeq = 0;
  let handled = Promise.resolve();

  /** After a reconnect the gateway tells again what we may have missed; what we have is passed over. */
  const isNew = (seq: number) => {
    if (seq <= lastSeq) return false;
    lastSeq = seq;
    return true;
  };

  return {
    start,
    url,
    lastSeq: () => lastSeq,
    ended: ended.promise,
    delta(delta) {
      if (isNew(delta.seq)) handlers.onDelta(delta);
    },
    step(step) {
      if (!isNew(step.seq)) return;
      handled = handled.then(() => handlers.onStep(step));
      handled.catch(ended.reject);
    },
    end(end) {
      if (isNew(end.seq)) handled.then(() => ended.resolve(end), ended.reject);
    },
    giveUp() {
      const { runId, attempt } = start;
      const { sentence } = failureReasons.gateway_lost;
      ended.resolve({
        runId,
        attempt,
        seq: lastSeq,
        outcome: 'failed',
        reason: 'gateway_lost',
        message: sentence,
      });
    },
    fail: ended.reject,
  };
}
