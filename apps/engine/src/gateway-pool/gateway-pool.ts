import { setTimeout as delay } from 'node:timers/promises';
import type { RunEnd } from '@helix/contracts/gateway';
import type { ClientPort, GatewayClients } from '@helix/modules/gateway-clients';
import type { ModelTester } from '@helix/modules/models';
import type { GatewayPort } from '@helix/modules/runs';
import type { Logger, Service } from '@helix/runtime';
import { createAcknowledgements } from './acknowledgements.ts';
import { chooseGateway } from './choose-gateway.ts';
import type { Execution } from './execution.ts';
import { createExecutions, type Executions } from './executions.ts';
import { keepLink, type GatewayLink, type LinkEvents } from './gateway-link.ts';
import { placeAttempt } from './place-attempt.ts';
import { rejoinAttempt } from './rejoin-attempt.ts';
import { createNews, untilAborted } from './signals.ts';

export type GatewayPool = Service &
  GatewayPort &
  ModelTester & { readonly connected: () => number };

export type PoolOptions = {
  readonly urls: readonly string[];
  readonly token: string;
  /** How long a lost gateway may take to come back before its attempts are given up. */
  readonly lostLimitMs?: number;
  /** Who answers for the clients of the gateways; without it, they are told to try again elsewhere. */
  readonly clients?: GatewayClients;
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
  const lostLimitMs = options.lostLimitMs ?? defaultLostLimitMs;
  const losses = createLosses(executions, lostLimitMs);
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
    onMessage(link, message) {
      if (message.event === 'helix.client.request') {
        options.clients?.hear(message.payload, portTo(link));
      } else if (message.event === 'helix.client.gone') {
        options.clients?.gone(message.payload.clientId);
      } else {
        executions.tell(link, message);
      }
    },
    onLoadChanged: () => news.tell(),
  };
  const choose = (signal: AbortSignal, runId?: string) =>
    news.until(() => chooseGateway(links, runId), signal);
  const stop = async (execution: Execution): Promise<void> => {
    const given = links.filter(({ url }) => url === execution.url);
    await Promise.all(given.map((link) => cancel(link, execution)));
    await acknowledgements.send(given, execution.key).catch(() => undefined);
  };

  const untilEnded = async (execution: Execution, signal: AbortSignal): Promise<RunEnd> => {
    const aborted = untilAborted(signal);
    try {
      return await Promise.race([execution.ended, aborted.rejection]);
    } catch (error) {
      // Nobody wants it any more. What failed here, or stops with the engine, is left to whoever rejoins it.
      if (signal.aborted && !draining) await stop(execution);
      throw error;
    } finally {
      aborted.release();
      executions.remove(execution);
    }
  };
  const untilAllAreBack = (signal: AbortSignal) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(lostLimitMs)]);
    const find = () => links.every((link) => link.isConnected()) || undefined;
    return news.until(find, limit).catch(() => undefined);
  };

  return {
    name: 'gateway pool',
    connected: () => links.filter((link) => link.isConnected()).length,
    async start() {
      const answersClients = options.clients !== undefined;
      links = options.urls.map((url) => keepLink({ ...options, url, answersClients }, events));
    },
    async drain() {
      draining = true;
      losses.close();
      options.clients?.close();
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
      return untilEnded(execution, signal);
    },
    async rejoin(key, handlers, signal) {
      await untilAllAreBack(signal);
      signal.throwIfAborted();
      const execution = await rejoinAttempt({ key, handlers }, links, { executions, log });
      return execution && untilEnded(execution, signal);
    },
    isExecuting: (runId) => executions.find(runId) !== undefined,
    async steer(runId, message) {
      const execution = executions.find(runId);
      const link = links.find(({ url }) => url === execution?.url);
      if (!execution || !link) return;
      const { attempt } = execution.key;
      await link.request('helix.run.steer', { runId, attempt, ...message });
    },
    async testModel(test) {
      const link = chooseGateway(links);
      if (!link) throw new Error('no gateway has room for a test');
      return link.request('helix.model.test', test);
    },
    acknowledge: (runId, attempt) => acknowledgements.send(links, { runId, attempt }),
    async held() {
      const connected = links.filter((link) => link.isConnected());
      const asked = connected.map((link) => link.request('helix.capabilities', undefined));
      const answers = await Promise.allSettled(asked);
      return answers.flatMap((answer) =>
        answer.status === 'fulfilled' ? answer.value.attempts : [],
      );
    },
  };
}

/** Where a client is connected. */
function portTo(link: GatewayLink): ClientPort {
  return {
    answer: (answer) => link.request('helix.client.answer', answer).then(() => undefined),
    tell: (told) => link.request('helix.client.tell', told).then(({ isHere }) => isHere),
  };
}

async function cancel(link: GatewayLink, { key, ended }: Execution): Promise<void> {
  await link.request('helix.run.cancel', key).catch(() => undefined);
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
