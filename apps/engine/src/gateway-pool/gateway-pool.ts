import { setTimeout as delay } from 'node:timers/promises';
import type { ModelTester } from '@helix/modules/models';
import type { GatewayPort } from '@helix/modules/runs';
import type { Logger, Service } from '@helix/runtime';
import { createAcknowledgements } from './acknowledgements.ts';
import { chooseGateway } from './choose-gateway.ts';
import type { Execution } from './execution.ts';
import { createExecutions, type Executions } from './executions.ts';
import { keepLink, type GatewayLink, type LinkEvents } from './gateway-link.ts';
import { placeAttempt } from './place-attempt.ts';
import { createNews, untilAborted } from './signals.ts';

export type GatewayPool = Service &
  GatewayPort &
  ModelTester & { readonly connected: () => number };

export type PoolOptions = {
  readonly urls: readonly string[];
  readonly token: string;
  /** How long a lost gateway may take to come back before its attempts are given up. */
  readonly lostLimitMs?: number;
  readonly log: Logger;
};

const defaultLostLimitMs = 15_000;
/** How long an aborted attempt may take to tell how it ended. */
const abortLimitMs = 5_000;

/** The gateways this engine knows, and the attempts they carry out for it. */
export function createGatewayPool(options: PoolOptions): GatewayPool {
  const { log } = options;
  const executions = createExecutions(log);
  const acknowledgements = createAcknowledgements();
  const news = createNews();
  const losses = createLosses(executions, options.lostLimitMs ?? defaultLostLimitMs);
  let links: readonly GatewayLink[] = [];
  let draining = false;

  const events: LinkEvents = {
    onConnected(link) {
      losses.end(link.url);
      executions.resumeAt(link);
      void acknowledgements.sendKept(link);
    },
    onLost({ url }) {
      log.warn({ url }, 'gateway is lost; connecting again');
      losses.begin(url);
    },
    onMessage: (link, message) => executions.tell(link, message),
    onLoadChanged: () => news.tell(),
  };
  const choose = (signal: AbortSignal, runId?: string) =>
    news.until(() => chooseGateway(links, runId), signal);
  const stop = async (execution: Execution): Promise<void> => {
    const given = links.filter(({ url }) => url === execution.url);
    await Promise.all(given.map((link) => cancel(link, execution)));
    await acknowledgements.send(given, execution.start).catch(() => undefined);
  };

  return {
    name: 'gateway pool',
    connected: () => links.filter((link) => link.isConnected()).length,
    async start() {
      links = options.urls.map((url) => keepLink({ ...options, url }, events));
    },
    async drain() {
      draining = true;
      losses.close();
      for (const execution of executions.all()) execution.fail(new Error('the engine is stopping'));
      await Promise.all(links.map((link) => link.close()));
    },
    isAvailable: () => chooseGateway(links) !== undefined,
    untilAvailable: (signal) => choose(signal).then(() => undefined),
    async execute(start, handlers, signal) {
      const attempt = { start, handlers, signal };
      const execution = await placeAttempt(attempt, () => choose(signal, start.runId), {
        executions,
        log,
      });
      const aborted = untilAborted(signal);
      try {
        return await Promise.race([execution.ended, aborted.rejection]);
      } catch (error) {
        // A stopping engine leaves the attempt to the one that takes the run over.
        if (!draining) await stop(execution);
        throw error;
      } finally {
        aborted.release();
        executions.remove(execution);
      }
    },
    isExecuting: (runId) => executions.find(runId) !== undefined,
    async steer(runId, message) {
      const execution = executions.find(runId);
      const link = links.find(({ url }) => url === execution?.url);
      if (!execution || !link) return;
      const { attempt } = execution.start;
      await link.request('helix.run.steer', { runId, attempt, ...message });
    },
    async testModel(test) {
      const link = chooseGateway(links);
      if (!link) throw new Error('no gateway has room for a test');
      return link.request('helix.model.test', test);
    },
    acknowledge: (runId, attempt) => acknowledgements.send(links, { runId, attempt }),
  };
}

async function cancel(link: GatewayLink, { start, ended }: Execution): Promise<void> {
  const { runId, attempt } = start;
  await link.request('helix.run.cancel', { runId, attempt }).catch(() => undefined);
  const limit = delay(abortLimitMs, undefined, { ref: false });
  await Promise.race([ended.catch(() => undefined), limit]);
}

/** Gateways that are away. What they carried out is given up when they stay away for too long. */
function createLosses(executions: Executions, limitMs: number) {
  const timers = new Map<string, NodeJS.Timeout>();
  const end = (url: string) => {
    clearTimeout(timers.get(url));
    timers.delete(url);
  };
  return {
    begin(url: string): void {
      end(url);
      timers.set(
        url,
        setTimeout(() => executions.giveUpAt(url), limitMs),
      );
    },
    end,
    close(): void {
      for (const url of timers.keys()) end(url);
    },
  };
}
