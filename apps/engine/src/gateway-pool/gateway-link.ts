import { setTimeout as delay } from 'node:timers/promises';
import type {
  Capabilities,
  GatewayEventName,
  GatewayEventPayload,
  GatewayMethodName,
  GatewayParams,
  GatewayResult,
} from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import { connectSocket, type GatewaySocket } from './gateway-socket.ts';

export type LinkEvents = {
  /** Greeted and ready; what ran there before can be followed again. */
  onConnected(link: GatewayLink): void;
  onLost(link: GatewayLink): void;
  onEvent<E extends GatewayEventName>(event: E, payload: GatewayEventPayload<E>): void;
};

/** One gateway, whether it can be reached at this moment or not. */
export type GatewayLink = {
  readonly url: string;
  readonly isConnected: () => boolean;
  /** How many more runs it can take, as far as we know. */
  readonly freeSlots: () => number;
  request<M extends GatewayMethodName>(method: M, params: GatewayParams<M>): Promise<GatewayResult<M>>;
  close(): Promise<void>;
};

const firstBackoffMs = 100;
const maxBackoffMs = 10_000;

/** Connects, and connects again whenever the connection is lost, until it is closed. */
export function keepLink(options: { url: string; token: string; log: Logger }, events: LinkEvents): GatewayLink {
  const { url, log } = options;
  const closing = new AbortController();
  let socket: GatewaySocket | undefined;
  let capabilities: Capabilities | undefined;
  let startedSince = 0;

  const link: GatewayLink = {
    url,
    isConnected: () => socket !== undefined,
    freeSlots() {
      if (!socket || !capabilities || capabilities.draining) return 0;
      return capabilities.maxRuns - capabilities.activeRuns - startedSince;
    },
    async request(method, params) {
      if (!socket) throw new Error(`gateway ${url} is not connected`);
      if (method === 'helix.run.start') startedSince += 1;
      return socket.request(method, params);
    },
    async close() {
      closing.abort();
      socket?.close();
      await life;
    },
  };

  const learn = (told: Capabilities) => {
    capabilities = told;
    startedSince = 0;
  };

  const connectOnce = async (): Promise<void> => {
    const connected = await connectSocket(options, {
      onEvent(event, payload) {
        if (event === 'helix.capabilities') learn(payload as Capabilities);
        else events.onEvent(event, payload);
      },
    });
    try {
      learn(await connected.request('helix.capabilities', undefined));
      if (closing.signal.aborted) return connected.close();
      socket = connected;
      log.info({ url }, 'gateway is connected');
      events.onConnected(link);
      await connected.closed;
    } finally {
      connected.close();
      const wasConnected = socket !== undefined;
      socket = undefined;
      if (wasConnected) events.onLost(link);
    }
  };

  const live = async () => {
    let backoffMs = firstBackoffMs;
    while (!closing.signal.aborted) {
      const begun = Date.now();
      await connectOnce().catch((error: unknown) => log.debug({ err: error, url }, 'gateway cannot be reached'));
      if (Date.now() - begun > maxBackoffMs) backoffMs = firstBackoffMs;
      await delay(backoffMs * (0.5 + Math.random()), undefined, { signal: closing.signal }).catch(() => undefined);
      backoffMs = Math.min(backoffMs * 2, maxBackoffMs);
    }
  };
  const life = live();
  return link;
}
