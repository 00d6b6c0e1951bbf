import { setTimeout as delay } from 'node:timers/promises';
import {
  helixProtocolVersion,
  type GatewayMethodName,
  type GatewayParams,
  type GatewayResult,
} from '@helix/contracts/gateway';
import type { GatewaySighting } from '@helix/modules/gateways';
import type { GatewayNeed } from '@helix/modules/runs';
import { createBackoff } from './backoff.ts';
import { connectSocket, type GatewayMessage, type SocketOptions } from './gateway-socket.ts';
import { createSightings, isAble } from './sighting.ts';
import { createLinkState, type LinkState } from './link-state.ts';

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
  /** What it says that it can do, whether it has room or not. */
  readonly isAbleTo: (need: GatewayNeed) => boolean;
  readonly sighting: () => GatewaySighting;
  /** Rejects with GatewayUnreachable if nothing was sent. */
  request<M extends GatewayMethodName>(
    method: M,
    params: GatewayParams<M>,
  ): Promise<GatewayResult<M>>;
  close(): Promise<void>;
};

export class GatewayUnreachable extends Error {
  override readonly name = 'GatewayUnreachable';
}

type LinkOptions = SocketOptions;

/** Connects, and connects again whenever the connection is lost, until it is closed. */
export function keepLink(options: LinkOptions, events: LinkEvents): GatewayLink {
  const { url } = options;
  const closing = new AbortController();
  const backoff = createBackoff();
  let state: LinkState | undefined;
  const sightings = createSightings(url, () => state);

  const link: GatewayLink = {
    url,
    isConnected: () => state !== undefined,
    freeSlots: () => state?.freeSlots() ?? 0,
    knew: (runId) => state?.knew(runId) ?? false,
    isAbleTo: (need) => state !== undefined && isAble(state.capabilities(), need),
    sighting: sightings.now,
    async request(method, params) {
      if (!state) throw new GatewayUnreachable(`gateway ${url} is not connected`);
      if (method === 'helix.run.start') state.countStart();
      return state.socket.request(method, params);
    },
    async close() {
      closing.abort();
      state?.socket.close();
      await life;
    },
  };

  const connectOnce = async (): Promise<void> => {
    const socket = await connectSocket(options, (message) => {
      if (message.event !== 'helix.capabilities') return events.onMessage(link, message);
      state?.learn(message.payload);
      sightings.look();
      return events.onLoadChanged();
    });
    try {
      const capabilities = await socket.request('helix.capabilities', undefined);
      assertSameProtocol(capabilities.protocolVersion);
      if (closing.signal.aborted) return;
      state = createLinkState(socket, capabilities);
      sightings.look();
      backoff.reset();
      options.log.info({ url }, 'gateway is connected');
      events.onConnected(link);
      events.onLoadChanged();
      await socket.closed;
    } finally {
      socket.close();
      const wasConnected = state !== undefined;
      state = undefined;
      sightings.look();
      if (wasConnected && !closing.signal.aborted) events.onLost(link);
    }
  };

  const life = keepTrying(connectOnce, {
    options,
    closing: closing.signal,
    nextWaitMs: () => backoff.next(),
  });
  return link;
}

async function keepTrying(
  connectOnce: () => Promise<void>,
  about: { options: LinkOptions; closing: AbortSignal; nextWaitMs: () => number },
): Promise<void> {
  const { url, log } = about.options;
  let isReported = false;
  while (!about.closing.aborted) {
    try {
      await connectOnce();
      isReported = false;
    } catch (error) {
      // Once is news, again and again is noise.
      const reason = error instanceof Error ? error.message : String(error);
      log[isReported ? 'debug' : 'info'](
        { url, reason },
        'gateway cannot be reached; trying again',
      );
      isReported = true;
    }
    await delay(about.nextWaitMs(), undefined, { signal: about.closing }).catch(() => undefined);
  }
}

function assertSameProtocol(version: number): void {
  if (version === helixProtocolVersion) return;
  throw new Error(
    `the gateway speaks version ${version} of our protocol, we speak ${helixProtocolVersion}; run the same release of both`,
  );
}
