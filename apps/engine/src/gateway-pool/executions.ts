import type { AttemptKey } from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import { GatewayRefusal } from './calls.ts';
import type { Execution } from './execution.ts';
import type { GatewayLink } from './gateway-link.ts';
import type { GatewayMessage } from './gateway-socket.ts';

/** What is being carried out for this engine, and where. */
export type Executions = {
  readonly add: (execution: Execution) => void;
  readonly remove: (execution: Execution) => void;
  readonly all: () => Execution[];
  readonly find: (runId: string) => Execution | undefined;
  /** What a gateway says of an attempt that was not given to it concerns nobody. */
  readonly tell: (link: GatewayLink, message: GatewayMessage) => void;
  readonly resumeAt: (link: GatewayLink) => void;
  readonly giveUpAt: (url: string) => void;
};

export function createExecutions(log: Logger): Executions {
  const executions = new Map<string, Execution>();
  const findFrom = (link: GatewayLink, key: AttemptKey) => {
    const execution = executions.get(keyOf(key));
    return execution?.url === link.url ? execution : undefined;
  };
  const at = (url: string) => [...executions.values()].filter((execution) => execution.url === url);
  return {
    add: (execution) => void executions.set(keyOf(execution.key), execution),
    remove: (execution) => void executions.delete(keyOf(execution.key)),
    all: () => [...executions.values()],
    find: (runId) => [...executions.values()].find(({ key }) => key.runId === runId),
    tell(link, { event, payload }) {
      if (event === 'helix.run.delta') findFrom(link, payload)?.delta(payload);
      else if (event === 'helix.run.step') findFrom(link, payload)?.step(payload);
      else if (event === 'helix.run.tool-call') findFrom(link, payload)?.toolCall(payload);
      else if (event === 'helix.run.end') findFrom(link, payload)?.end(payload);
    },
    resumeAt(link) {
      for (const execution of at(link.url)) void resume(link, execution, log);
    },
    giveUpAt(url) {
      for (const execution of at(url)) execution.giveUp();
    },
  };
}

export async function resume(link: GatewayLink, execution: Execution, log: Logger): Promise<void> {
  const { runId, attempt } = execution.key;
  try {
    await link.request('helix.run.resume', { runId, attempt, afterSeq: execution.lastSeq() });
    await deliverResults(link, execution);
  } catch (error) {
    // A connection that broke again is taken up again; a gateway that knows of no such attempt has lost it.
    if (!(error instanceof GatewayRefusal)) return;
    log.warn({ err: error, runId, attempt }, 'gateway does not go on with an attempt');
    execution.giveUp();
  }
}

/** What came of tools, until the gateway has taken it; after a lost connection it is told again. */
export async function deliverResults(link: GatewayLink, execution: Execution): Promise<void> {
  const { runId, attempt } = execution.key;
  for (const [callId, result] of execution.results) {
    await link.request('helix.run.tool-result', { runId, attempt, callId, result });
    execution.confirm(callId);
  }
}

const keyOf = ({ runId, attempt }: AttemptKey) => `${runId}:${attempt}`;
