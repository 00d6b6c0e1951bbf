import type { AttemptKey } from '@helix/contracts/gateway';
import type { RunHandlers } from '@helix/modules/runs';
import type { Logger } from '@helix/runtime';
import { GatewayRefusal } from './calls.ts';
import { createExecution, type Execution } from './execution.ts';
import { deliverResults, type Executions } from './executions.ts';
import { GatewayUnreachable, type GatewayLink } from './gateway-link.ts';

/** Follows an attempt that was begun earlier from its beginning on, at whichever gateway still has it. */
export async function rejoinAttempt(
  { key, handlers }: { key: AttemptKey; handlers: RunHandlers },
  links: readonly GatewayLink[],
  { executions, log }: { executions: Executions; log: Logger },
): Promise<Execution | undefined> {
  for (const link of links) {
    const execution = createExecution(key, link.url, {
      handlers,
      onResult() {
        // Without a connection it is told when there is one again.
        deliverResults(link, execution).catch((error: unknown) =>
          log.debug({ err: error, runId: key.runId }, 'a result waits for the gateway'),
        );
      },
    });
    executions.add(execution);
    try {
      const { state } = await link.request('helix.run.resume', { ...key, afterSeq: 0 });
      if (state === 'running') void catchUp(link, execution, log);
      return execution;
    } catch (error) {
      // When the connection broke, it is followed as soon as there is one again.
      const isThere = !(error instanceof GatewayRefusal || error instanceof GatewayUnreachable);
      if (isThere) return execution;
      executions.remove(execution);
    }
  }
  return undefined;
}

/** What it missed is sent right behind the answer, so the answer to another question comes after it. */
async function catchUp(link: GatewayLink, execution: Execution, log: Logger): Promise<void> {
  try {
    await link.request('health', undefined);
    execution.caughtUp();
  } catch (error) {
    const { runId } = execution.key;
    log.debug({ err: error, runId }, 'an attempt is told again when its gateway is back');
  }
}
