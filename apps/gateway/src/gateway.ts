import { hostname } from 'node:os';
import { join } from 'node:path';
import { startSimulatedProvider, type SimulatedProvider } from '@helix/ai';
import type { RunModel } from '@helix/contracts/gateway';
import { providers } from '@helix/contracts/models';
import type { Logger, Service } from '@helix/runtime';
import type { GatewayConfig } from './config.ts';
import { createEngineRelay } from './clients/index.ts';
import { createListener } from './connection/index.ts';
import { describeCapabilities, type GatewayAbout } from './messages/index.ts';
import { createModelTraffic, type TrafficOptions } from './model-traffic.ts';
import { createAttemptStore, createRuns } from './runs/index.ts';
import { createModelTest } from './test-model.ts';
import { version } from './version.ts';

export type Gateway = Service & {
  port(): number;
  connections(): number;
  simulated(): SimulatedProvider;
};

type GatewayOptions = Pick<
  GatewayConfig,
  'host' | 'port' | 'token' | 'maxRuns' | 'stateDirectory'
> &
  Partial<Pick<GatewayConfig, 'name' | 'providers'>> &
  TrafficOptions & {
    readonly tickIntervalMs?: number;
    readonly log: Logger;
  };

/** How often clients hear that we are here. Who does not answer until the next time is gone. */
const defaultTickIntervalMs = 10_000;

/** The whole gateway: what it keeps, what it runs, and who it listens to. */
export function createGateway(options: GatewayOptions): Gateway {
  const { log, tickIntervalMs = defaultTickIntervalMs } = options;
  const begun = performance.now();
  const about: GatewayAbout = {
    name: options.name ?? hostname(),
    version,
    startedAt: new Date().toISOString(),
    providers: options.providers ?? [...providers],
  };
  let simulated: SimulatedProvider | undefined;
  const getSimulated = () => {
    if (!simulated) throw new Error('the gateway is not started');
    return simulated;
  };
  const traffic = createModelTraffic(options, log);
  const endpointOf = (model: RunModel) =>
    model.provider === 'simulated'
      ? { ...model, baseUrl: getSimulated().baseUrl, fetch }
      : { ...model, fetch: traffic.fetch };
  const announce = gatherCalls(() => listener.tell(describeCapabilities(runs, about)));
  const runs = createRuns({
    store: createAttemptStore(join(options.stateDirectory, 'attempts'), log),
    maxRuns: options.maxRuns,
    endpointOf,
    onLoadChanged: () => announce.call(),
    log,
  });
  const uptimeMs = () => Math.round(performance.now() - begun);
  const testModel = createModelTest(endpointOf);
  const relay = createEngineRelay();
  const carrying = { runs, testModel, relay, about, uptimeMs };
  const listener = createListener({ ...options, tickIntervalMs, ...carrying });

  return {
    name: 'gateway',
    port: () => listener.port(),
    connections: () => listener.connections(),
    simulated: getSimulated,
    async start() {
      await runs.recover();
      simulated = await startSimulatedProvider();
      await listener.start();
    },
    async drain(deadline) {
      listener.refuseNew();
      await runs.drain(deadline);
      announce.cancel();
      await listener.drain(deadline);
      await simulated?.close();
      await traffic.close();
    },
  };
}

const announceMs = 250;

/** However often it is called, it happens at most a few times a second, and after the last call. */
function gatherCalls(act: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    call() {
      timer ??= setTimeout(() => {
        timer = undefined;
        act();
      }, announceMs);
    },
    cancel: () => clearTimeout(timer),
  };
}
