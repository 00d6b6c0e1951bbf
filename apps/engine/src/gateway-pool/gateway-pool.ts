import { setTimeout as delay } from 'node:timers/promises';
import { runRefusals, type RunEnd, type RunStart } from '@helix/contracts/gateway';
import type { GatewayPort } from '@helix/modules/runs';
import type { Logger, Service } from '@helix/runtime';
import { createExecution, type Execution, type ExecutionHandlers } from './execution.ts';
import { keepLink, type GatewayLink } from './gateway-link.ts';
import { GatewayRefusal } from './gateway-socket.ts';

export type GatewayPool = Service & GatewayPort & { readonly connected: () => number };

/** How long a lost gateway may take to come back before its attempts are given up. */
const lostLimitMs = 15_000;
/** How long an aborted attempt may take to tell how it ended. */
const abortLimitMs = 5_000;
const lookAgainMs = 250;

/** The gateways this engine knows, and the attempts they carry out for it. */
export function createGatewayPool(options: { urls: readonly string[]; token: string; log: Logger }): GatewayPool {
  const { log } = options;
  const executions = new Map<string, Execution>();
  const lost = new Map<string, NodeJS.Timeout>();
  const changed = createSignal();
  let links: readonly GatewayLink[] = [];

  const find = (key: { runId: string; attempt: number }) => executions.get(keyOf(key));
  const of = (url: string) => [...executions.values()].filter((execution) => execution.url === url);

  const resume = async (link: GatewayLink, execution: Execution) => {
    const { runId, attempt } = execution.start;
    try {
      await link.request('helix.run.resume', { runId, attempt, afterSeq: execution.lastSeq() });
    } catch (error) {
      if (error instanceof GatewayRefusal) execution.giveUp();
    }
  };

  const connect = (url: string): GatewayLink =>
    keepLink(
      { ...options, url },
      {
        onConnected(link) {
          clearTimeout(lost.get(url));
          lost.delete(url);
          for (const execution of of(url)) void resume(link, execution);
          changed.fire();
        },
        onLost() {
          log.warn({ url }, 'gateway is lost; connecting again');
          const giveUp = () => {
            for (const execution of of(url)) execution.giveUp();
          };
          lost.set(url, setTimeout(giveUp, lostLimitMs).unref());
        },
        onEvent(event, payload) {
          if (!('runId' in payload) || typeof payload.runId !== 'string') return;
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every event with a run carries its position
          const told = payload as unknown as RunEnd;
          const execution = find(told);
          if (event === 'helix.run.delta') execution?.delta(payload as never);
          if (event === 'helix.run.step') execution?.step(payload as never);
          if (event === 'helix.run.end') execution?.end(told);
        },
      },
    );

  const choose = () =>
    links
      .filter((link) => link.freeSlots() > 0)
      .toSorted((a, b) => b.freeSlots() - a.freeSlots())[0];

  const cancel = async (execution: Execution) => {
    const { runId, attempt } = execution.start;
    const link = links.find(({ url }) => url === execution.url);
    await link?.request('helix.run.cancel', { runId, attempt }).catch(() => undefined);
    await Promise.race([execution.ended.catch(() => undefined), delay(abortLimitMs, undefined, { ref: false })]);
    await link?.request('helix.run.ack', { runId, attempt }).catch(() => undefined);
  };

  const pool: GatewayPool = {
    name: 'gateway pool',
    connected: () => links.filter((link) => link.isConnected()).length,
    async start() {
      links = options.urls.map(connect);
    },
    async drain() {
      await Promise.all(links.map((link) => link.close()));
    },
    isAvailable: () => choose() !== undefined,
    async untilAvailable(signal) {
      while (choose() === undefined) {
        signal.throwIfAborted();
        await Promise.race([changed.next(), delay(lookAgainMs, undefined, { signal, ref: false })]);
      }
    },
    async execute(start, handlers, signal) {
      const execution = await begin(start, handlers, signal);
      const key = keyOf(start);
      try {
        return await Promise.race([execution.ended, rejectOnAbort(signal)]);
      } catch (error) {
        await cancel(execution);
        throw error;
      } finally {
        executions.delete(key);
      }
    },
    async acknowledge(runId, attempt) {
      const connected = links.filter((link) => link.isConnected());
      await Promise.all(connected.map((link) => link.request('helix.run.ack', { runId, attempt })));
    },
  };

  /** Places the attempt; a gateway that has no room after all, or is gone, is no reason to fail. */
  async function begin(start: RunStart, handlers: ExecutionHandlers, signal: AbortSignal): Promise<Execution> {
    for (;;) {
      await pool.untilAvailable(signal);
      const link = choose();
      if (!link) continue;
      const execution = createExecution(start, link.url, handlers);
      executions.set(keyOf(start), execution);
      try {
        await link.request('helix.run.start', start);
        return execution;
      } catch (error) {
        executions.delete(keyOf(start));
        if (!isPassing(error)) throw error;
        log.info({ err: error, runId: start.runId }, 'gateway could not take the attempt; trying again');
        await delay(lookAgainMs, undefined, { signal });
      }
    }
  }

  return pool;
}

const keyOf = ({ runId, attempt }: { runId: string; attempt: number }) => `${runId}:${attempt}`;

const passingRefusals: readonly (string | undefined)[] = [runRefusals.noFreeSlot, runRefusals.draining];

/** Refusals that another moment or another gateway may not repeat; a broken connection is one of them. */
function isPassing(error: unknown): boolean {
  return !(error instanceof GatewayRefusal) || passingRefusals.includes(error.detail);
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** Wakes everybody who waits for the next change. */
function createSignal() {
  let next = Promise.withResolvers<void>();
  return {
    next: () => next.promise,
    fire() {
      next.resolve();
      next = Promise.withResolvers<void>();
    },
  };
}
