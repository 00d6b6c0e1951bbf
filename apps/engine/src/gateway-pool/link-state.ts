import type { Capabilities, GatewayResult } from '@helix/contracts/gateway';
import type { GatewaySocket } from './gateway-socket.ts';

/** What is known of a gateway from one connection to it. */
export type LinkState = {
  readonly socket: GatewaySocket;
  /** Counts a start before the gateway has told of it. */
  readonly countStart: () => void;
  readonly learn: (capabilities: Capabilities) => void;
  readonly freeSlots: () => number;
  readonly knew: (runId: string) => boolean;
  readonly capabilities: () => Capabilities;
};

export function createLinkState(
  socket: GatewaySocket,
  { attempts, ...first }: GatewayResult<'helix.capabilities'>,
): LinkState {
  const known = new Set(attempts.map(({ runId }) => runId));
  let capabilities: Capabilities = first;
  let startedSince = 0;
  return {
    socket,
    countStart() {
      startedSince += 1;
    },
    learn(told) {
      capabilities = told;
      startedSince = 0;
    },
    freeSlots() {
      const { draining, maxRuns, activeRuns } = capabilities;
      return draining ? 0 : Math.max(0, maxRuns - activeRuns - startedSince);
    },
    knew: (runId) => known.has(runId),
    capabilities: () => capabilities,
  };
}
