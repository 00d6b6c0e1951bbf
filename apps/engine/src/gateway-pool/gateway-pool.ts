import { setTimeout as delay } from 'node:timers/promises';
import type { AttemptKey, RunEnd, RunStart } from '@helix/contracts/gateway';
import type { GatewayClients } from '@helix/modules/gateway-clients';
import type { ModelTester } from '@helix/modules/models';
import type { GatewaySighting } from '@helix/modules/gateways';
import type { GatewayNeed, GatewayPort } from '@helix/modules/runs';
import type { Logger, Service } from '@helix/runtime';
import { createAcknowledgements } from './acknowledgements.ts';
import { chooseGateway } from './choose-gateway.ts';
import type { Execution } from './execution.ts';
import { createExecutions } from './executions.ts';
import { keepLink, type GatewayLink } from './gateway-link.ts';
import { createLinkEvents } from './link-events.ts';
import { createLosses } from './losses.ts';
import { placeAttempt } from './place-attempt.ts';
import { rejoinAttempt } from './rejoin-attempt.ts';
import { createNews, untilAborted } from './signals.ts';

export type GatewayPool = Service &
  GatewayPort &
  ModelTester & {
    readonly connected: () => number;
    readonly sightings: () => GatewaySighting[];
  };

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

  const events = createLinkEvents({ ...options, losses, executions, acknowledgements, news });
  const choose = (
    signal: AbortSignal,
    wanted: { need?: GatewayNeed | undefined; runId?: string },
  ) => news.until(() => chooseGateway(links, wanted), signal);
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
    sightings: () => links.map((link) => link.sighting()),
    isAvailable: (need?: GatewayNeed) => chooseGateway(links, { need }) !== undefined,
    canServe: (need) => links.some((link) => !link.isConnected() || link.isAbleTo(need)),
    untilAvailable: (signal, need) => choose(signal, { need }).then(() => undefined),
    async execute(start, handlers, signal) {
      const attempt = { start, handlers, signal };
      const wanted = { need: needOf(start), runId: start.runId };
      const execution = await placeAttempt(attempt, () => choose(signal, wanted), {
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
      const { provider } = test.model;
      const link = chooseGateway(links, { need: { provider, features: [] } });
      if (!link) throw new Error(`no gateway that may call ${provider} has room for a test`);
      return link.request('helix.model.test', test);
    },
    acknowledge: (runId, attempt) => acknowledgements.send(links, { runId, attempt }),
    held: () => listHeld(links),
  };
}

/** Only what the run makes use of, so that a gateway which can do less may do it. */
function needOf({ model, tools, task }: RunStart): GatewayNeed {
  const usesTools = model.canUseTools && tools.length > 0;
  const showsPictures = model.canSee && (task?.images.length ?? 0) > 0;
  return {
    provider: model.provider,
    features: [
      ...(usesTools ? (['tools'] as const) : []),
      ...(showsPictures ? (['vision'] as const) : []),
    ],
  };
}

async function listHeld(links: readonly GatewayLink[]): Promise<AttemptKey[]> {
  const connected = links.filter((link) => link.isConnected());
  const asked = connected.map((link) => link.request('helix.capabilities', undefined));
  const answers = await Promise.allSettled(asked);
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.attempts : []));
}

async function cancel(link: GatewayLink, { key, ended }: Execution): Promise<void> {
  await link.request('helix.run.cancel', key).catch(() => undefined);
  const limit = delay(abortLimitMs, undefined, { ref: false });
  await Promise.race([ended.catch(() => undefined), limit]);
}
