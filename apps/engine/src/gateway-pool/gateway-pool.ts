import { setTimeout as delay } from 'node:timers/promises';
import { runRefusals, type AttemptKey, type RunStart } from '@helix/contracts/gateway';
import type { GatewayPort } from '@helix/modules/runs';
import type { Logger, Service } from '@helix/runtime';
import { createAcknowledgements } from './acknowledgements.ts';
import { GatewayRefusal } from './calls.ts';
import { chooseGateway } from './choose-gateway.ts';
import { createExecution, type Execution, type ExecutionHandlers } from './execution.ts';
import { GatewayUnreachable, keepLink, type GatewayLink } from './gateway-link.ts';
import type { GatewayMessage } from './gateway-socket.ts';

export type GatewayPool = Service & GatewayPort & { readonly connected: () => number };

type PoolOptions = {
  readonly urls: readonly string[];
  readonly token: string;
  /** How long a lost gateway may take to come back before its attempts are given up. */
  readonly lostLimitMs?: number;
  readonly log: Logger;
};

const defaultLostLimitMs = 15_000;
/** How long an aborted attempt may take to tell how it ended. */
const abortLimitMs = 5_000;
const lookAgainMs = 250;

/** The gateways this engine knows, and the attempts they carry out for it. */
export function createGatewayPool(options: PoolOptions): GatewayPool {
  const { log, lostLimitMs = defaultLostLimitMs } = options;
  const executions = new Map<string, Execution>();
  const lost = new Map<string, NodeJS.Timeout>();
  const acknowledgements = createAcknowledgements();
  const roomMade = createSignal();
  let links: readonly GatewayLink[] = [];
  let draining = false;

  const executionsAt = (url: string) => [...executions.values()].filter((execution) => execution.url === url);
  const linkOf = (execution: Execution) => links.find(({ url }) => url === execution.url);

  const connect = (url: string): GatewayLink =>
    keepLink(
      { ...options, url },
      {
        onConnected(link) {
          clearTimeout(lost.get(url));
          lost.delete(url);
          for (const execution of executionsAt(url)) void resume(link, execution, log);
          void acknowledgements.sendKept(link);
        },
        onLost() {
          log.warn({ url }, 'gateway is lost; connecting again');
          const giveUp = () => {
            for (const execution of executionsAt(url)) execution.giveUp();
          };
          lost.set(url, setTimeout(giveUp, lostLimitMs));
        },
        onMessage: (link, message) => tellExecution(executions, link, message),
        onLoadChanged: roomMade.fire,
      },
    );

  /** Places the attempt; a gateway that has no room after all is no reason to fail. */
  async function begin(start: RunStart, handlers: ExecutionHandlers, signal: AbortSignal): Promise<Execution> {
    for (;;) {
      await pool.untilAvailable(signal);
      const link = chooseGateway(links, start.runId);
      if (!link) continue;
      const execution = createExecution(start, link.url, handlers);
      executions.set(keyOf(start), execution);
      try {
        await link.request('helix.run.start', start);
        return execution;
      } catch (error) {
        const mayHaveBegun = !(error instanceof GatewayUnreachable || error instanceof GatewayRefusal);
        if (mayHaveBegun) {
          // It may have begun. Asking for it there, now or after a reconnect, settles that; starting it elsewhere would not.
          if (link.isConnected()) void resume(link, execution, log);
          return execution;
        }
        executions.delete(keyOf(start));
        if (!isPassing(error)) throw error;
        log.info({ err: error, runId: start.runId }, 'gateway could not take the attempt; trying again');
        await delay(lookAgainMs, undefined, { signal });
      }
    }
  }

  async function cancel(execution: Execution): Promise<void> {
    const { runId, attempt } = execution.start;
    await linkOf(execution)?.request('helix.run.cancel', { runId, attempt }).catch(() => undefined);
    const ended = execution.ended.catch(() => undefined);
    await Promise.race([ended, delay(abortLimitMs, undefined, { ref: false })]);
    const told = links.filter(({ url }) => url === execution.url);
    await acknowledgements.send(told, execution.start).catch(() => undefined);
  }

  const pool: GatewayPool = {
    name: 'gateway pool',
    connected: () => links.filter((link) => link.isConnected()).length,
    async start() {
      links = options.urls.map(connect);
    },
    async drain() {
      draining = true;
      for (const timer of lost.values()) clearTimeout(timer);
      for (const execution of executions.values()) execution.fail(new Error('the engine is stopping'));
      await Promise.all(links.map((link) => link.close()));
    },
    isAvailable: () => chooseGateway(links) !== undefined,
    async untilAvailable(signal) {
      while (!pool.isAvailable()) await roomMade.next(signal);
    },
    async execute(start, handlers, signal) {
      const execution = await begin(start, handlers, signal);
      const aborted = untilAborted(signal);
      try {
        return await Promise.race([execution.ended, aborted.rejection]);
      } catch (error) {
        // A stopping engine leaves the attempt to the one that takes the run over.
        if (!draining) await cancel(execution);
        throw error;
      } finally {
        aborted.release();
        executions.delete(keyOf(start));
      }
    },
    acknowledge: (runId, attempt) => acknowledgements.send(links, { runId, attempt }),
  };
  return pool;
}

async function resume(link: GatewayLink, execution: Execution, log: Logger): Promise<void> {
  const { runId, attempt } = execution.start;
  try {
    await link.request('helix.run.resume', { runId, attempt, afterSeq: execution.lastSeq() });
  } catch (error) {
    // A connection that broke again is taken up again; a gateway that knows of no such attempt has lost it.
    if (!(error instanceof GatewayRefusal)) return;
    log.warn({ err: error, runId, attempt }, 'gateway does not go on with an attempt');
    execution.giveUp();
  }
}

/** What another gateway says of an attempt that was not given to it concerns nobody. */
function tellExecution(
  executions: ReadonlyMap<string, Execution>,
  link: GatewayLink,
  message: GatewayMessage,
): void {
  if (message.event === 'helix.run.delta') {
    findFrom(executions, link, message.payload)?.delta(message.payload);
  } else if (message.event === 'helix.run.step') {
    findFrom(executions, link, message.payload)?.step(message.payload);
  } else if (message.event === 'helix.run.end') {
    findFrom(executions, link, message.payload)?.end(message.payload);
  }
}

function findFrom(
  executions: ReadonlyMap<string, Execution>,
  link: GatewayLink,
  key: AttemptKey,
): Execution | undefined {
  const execution = executions.get(keyOf(key));
  return execution?.url === link.url ? execution : undefined;
}

const keyOf = ({ runId, attempt }: AttemptKey) => `${runId}:${attempt}`;

const passingRefusals: readonly (string | undefined)[] = [runRefusals.noFreeSlot, runRefusals.draining];

/** Refusals that another moment or another gateway may not repeat. */
function isPassing(error: unknown): boolean {
  return error instanceof GatewayUnreachable || (error instanceof GatewayRefusal && passingRefusals.includes(error.detail));
}

function untilAborted(signal: AbortSignal) {
  const aborted = Promise.withResolvers<never>();
  aborted.promise.catch(() => undefined);
  const stop = () => aborted.reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return { rejection: aborted.promise, release: () => signal.removeEventListener('abort', stop) };
}

/** Wakes everybody who waits for the next change. */
function createSignal() {
  let next = Promise.withResolvers<void>();
  return {
    async next(signal: AbortSignal): Promise<void> {
      signal.throwIfAborted();
      const aborted = untilAborted(signal);
      await Promise.race([next.promise, aborted.rejection]).finally(aborted.release);
    },
    fire() {
      next.resolve();
      next = Promise.withResolvers<void>();
    },
  };
}
