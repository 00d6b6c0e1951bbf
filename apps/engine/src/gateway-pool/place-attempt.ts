import { setTimeout as delay } from 'node:timers/promises';
import { runRefusals, type RunStart } from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import { GatewayRefusal } from './calls.ts';
import type { RunHandlers } from '@helix/modules/runs';
import { createExecution, type Execution } from './execution.ts';
import { deliverResults, resume, type Executions } from './executions.ts';
import { GatewayUnreachable, type GatewayLink } from './gateway-link.ts';

const lookAgainMs = 250;
const passingRefusals: readonly (string | undefined)[] = [
  runRefusals.noFreeSlot,
  runRefusals.draining,
];

/** Gives the attempt to a gateway; one that cannot take it after all is no reason to fail. */
export async function placeAttempt(
  attempt: { start: RunStart; handlers: RunHandlers; signal: AbortSignal },
  choose: () => Promise<GatewayLink>,
  { executions, log }: { executions: Executions; log: Logger },
): Promise<Execution> {
  const { start, handlers, signal } = attempt;
  for (;;) {
    const link = await choose();
    const key = { runId: start.runId, attempt: start.attempt };
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
      await offer(link, { start, execution, log });
      return execution;
    } catch (error) {
      executions.remove(execution);
      if (!isPassing(error)) throw error;
      log.info(
        { err: error, runId: start.runId },
        'gateway could not take the attempt; trying again',
      );
      await delay(lookAgainMs, undefined, { signal });
    }
  }
}

async function offer(
  link: GatewayLink,
  { start, execution, log }: { start: RunStart; execution: Execution; log: Logger },
): Promise<void> {
  try {
    await link.request('helix.run.start', start);
  } catch (error) {
    if (error instanceof GatewayUnreachable || error instanceof GatewayRefusal) throw error;
    // It may have begun. Asking for it there, now or after a reconnect, settles that; starting it elsewhere would not.
    if (link.isConnected()) void resume(link, execution, log);
  }
}

/** Refusals that another moment or another gateway may not repeat. */
function isPassing(error: unknown): boolean {
  if (error instanceof GatewayUnreachable) return true;
  return error instanceof GatewayRefusal && passingRefusals.includes(error.detail);
}
