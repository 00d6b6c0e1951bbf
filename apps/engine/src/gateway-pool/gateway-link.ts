import { setTimeout as delay } from 'node:timers/promises';
import {
  helixProtocolVersion,
  type Capabilities,
  type GatewayMethodName,
  type GatewayParams,
  type GatewayResult,
} from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import { createBackoff } from './backoff.ts';
import { connectSocket, type GatewayMessage, type GatewaySocket } from './gateway-socket.ts';

export type LinkEvents = {
  /** Greeted and ready; what ran there before can be followed again. */
  onConnected(link: GatewayLink): void;
  onLost(link: GatewayLink): void;
  /** Anything but capabilities, which the link keeps to itself. */
  onMessage(link: GatewayLink, message: GatewayMessage): void;
  /** It may have room now. */
  onLoadChanged(): void;
};

/** One gateway, whether it can be reached at this moment or not. */
export type GatewayLink = {
  readonly url: string;
  readonly isConnected: () => boolean;
  /** How many more runs it can take, as far as we know. */
  readonly freeSlots: () => number;
  /** Whether it had an attempt of this run when we connected. A newer one belongs there, because it ends the older. */
  readonly knew: (runId: string) => boolean;
  /** Rejects with GatewayUnreachable if nothing was sent. */
  request<M extends GatewayMethodName>(method: M, params: GatewayParams<M>): Promise<GatewayResult<M>>;
  close(): Promise<void>;
};

export class GatewayUnreachable extends Error {
  override readonly name = 'GatewayUnreachable';
}

/** Connects, and connects again whenever the connection is lost, until it is closed. */
export function keepLink(
  options: { url: string; token: string; log: Logger },
  events: LinkEvents,
): GatewayLink {
  const { url, log } = options;
  const closing = new AbortController();
  const backoff = createBackoff();
  let socket: GatewaySocket | undefined;
  let capabilities: Capabilities | undefined;
  let known: ReadonlySet<string> = new Set();
  let startedSince = 0;

  const learn = (told: Capabilities) => {
    capabilities = told;
    startedSince = 0;
    events.onLoadChanged();
  };
  const link: GatewayLink = {
    url,
    isConnected: () => socket !== undefined,
    freeSlots() {
      if (!socket || !capabilities || capabilities.draining) return 0;
      return Math.max(0, capabilities.maxRuns - capabilities.activeRuns - startedSince);
    },
    knew: (runId) => known.has(runId),
    async request(method, params) {
      if (!socket) throw new GatewayUnreachable(`gateway ${url} is not connected`);
      if (method === 'helix.run.start') startedSince += 1;
      return socket.request(method, params);
    },
    async close() {
      closing.abort();
      socket?.close();
      await life;
    },
  };

  async function connectOnce(): Promise<void> {
    const connected = await connectSocket(options, (message) => {
      if (message.event === 'helix.capabilities') learn(message.payload);
      else events.onMessage(link, message);
    });
    try {
      const { attempts, ...told } = await connected.request('helix.capabilities', undefined);
      assertSameProtocol(told.protocolVersion);
      if (closing.signal.aborted) return;
      socket = connected;
      known = new Set(attempts.map(({ runId }) => runId));
      backoff.reset();
      learn(told);
      log.info({ url }, 'gateway is connected');
      events.onConnected(link);
      await connected.closed;
    } finally {
      connected.close();
      const wasConnected = socket !== undefined;
      socket = undefined;
      if (wasConnected && !closing.signal.aborted) events.onLost(link);
    }
  }

  async function live(): Promise<void> {
    let isReported = false;
    while (!closing.signal.aborted) {
      try {
        await connectOnce();
        isReported = false;
      } catch (error) {
        // Once is news, again and again is noise.
        const reason = error instanceof Error ? error.message : String(error);
        log[isReported ? 'debug' : 'info']({ url, reason }, 'gateway cannot be reached; trying again');
        isReported = true;
      }
      await delay(backoff.next(), undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  const life = live();
  return link;
}

function assertSameProtocol(version: number): void {
  if (version === helixProtocolVersion) return;
  throw new Error(`the gateway speaks version ${version} of our protocol, we speak ${helixProtocolVersion}; run the same release of both`);
}
