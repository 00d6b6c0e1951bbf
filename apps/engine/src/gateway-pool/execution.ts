import type {
  AttemptKey,
  RunDelta,
  RunEnd,
  RunStepReport,
  RunToolCall,
  RunToolResult,
} from '@helix/contracts/gateway';
import { failureReasons } from '@helix/contracts/runs';
import type { RunHandlers } from '@helix/modules/runs';

/** One attempt as it is followed here: each event handled once, in order, whatever connection brings it. */
export type Execution = {
  readonly key: AttemptKey;
  /** The gateway that was given it. */
  readonly url: string;
  readonly lastSeq: () => number;
  /** Resolves when each step before the end was handled. */
  readonly ended: Promise<RunEnd>;
  delta(delta: RunDelta): void;
  step(step: RunStepReport): void;
  toolCall(call: RunToolCall): void;
  /** Results of tools that the gateway has not confirmed yet. */
  readonly results: ReadonlyMap<string, RunToolResult['result']>;
  confirm(callId: string): void;
  /** What it was told so far is handled before anybody says that it knows everything. */
  caughtUp(): void;
  end(end: RunEnd): void;
  /** The gateway is gone and will not tell how it ended. */
  giveUp(): void;
  fail(error: Error): void;
};

export function createExecution(
  key: AttemptKey,
  url: string,
  { handlers, onResult }: { handlers: RunHandlers; onResult: () => void },
): Execution {
  const ended = Promise.withResolvers<RunEnd>();
  // Nobody may be waiting yet when it fails.
  ended.promise.catch(() => undefined);
  const results = new Map<string, RunToolResult['result']>();
  let lastSeq = 0;
  let handled = Promise.resolve();

  /** After a reconnect the gateway tells again what we may have missed; what we have is passed over. */
  const isNew = (seq: number) => {
    if (seq <= lastSeq) return false;
    lastSeq = seq;
    return true;
  };

  return {
    key,
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
    results,
    confirm: (callId) => void results.delete(callId),
    toolCall(call) {
      if (!isNew(call.seq)) return;
      // After the steps before it: what a tool does builds on what they have established.
      handled = handled.then(async () => {
        results.set(call.callId, await handlers.onToolCall(call));
        onResult();
      });
      handled.catch(ended.reject);
    },
    caughtUp() {
      handled = handled.then(() => handlers.onCaughtUp());
      handled.catch(ended.reject);
    },
    end(end) {
      if (isNew(end.seq)) handled.then(() => ended.resolve(end), ended.reject);
    },
    giveUp() {
      const { runId, attempt } = key;
      const { sentence } = failureReasons.gateway_lost;
      const end: RunEnd = {
        ...{ runId, attempt, seq: lastSeq },
        ...{ outcome: 'failed', reason: 'gateway_lost', message: sentence },
      };
      handled.then(() => ended.resolve(end), ended.reject);
    },
    fail: ended.reject,
  };
}
