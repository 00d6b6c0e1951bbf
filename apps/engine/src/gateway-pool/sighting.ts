import type { Capabilities } from '@helix/contracts/gateway';
import type { GatewaySighting } from '@helix/modules/gateways';
import type { GatewayNeed } from '@helix/modules/runs';
import type { LinkState } from './link-state.ts';

export function isAble(
  { providers, features }: Pick<Capabilities, 'providers' | 'features'>,
  need: GatewayNeed,
): boolean {
  return (
    providers.includes(need.provider) &&
    need.features.every((feature) => features.includes(feature))
  );
}

/** What is known of one gateway, also while it is away: then it is what it said last. */
export function createSightings(url: string, stateNow: () => LinkState | undefined) {
  const { host } = new URL(url);
  let last: { about: Capabilities; heardAt: Date } | undefined;
  let state: GatewaySighting['state'] = 'away';
  let since = new Date();
  const look = () => {
    const link = stateNow();
    if (link) last = { about: link.capabilities(), heardAt: link.socket.lastHeardAt() };
    const seen =
      link === undefined ? 'away' : link.capabilities().draining ? 'draining' : 'connected';
    if (seen !== state) since = new Date();
    state = seen;
  };
  return {
    look,
    now(): GatewaySighting {
      look();
      const about = last?.about;
      return {
        ...{ id: host, url, state, since: since.toISOString() },
        name: about?.name ?? host,
        version: about?.version ?? null,
        providers: about?.providers ?? [],
        features: about?.features ?? [],
        slots: about && state !== 'away' ? { used: about.activeRuns, total: about.maxRuns } : null,
        lastHeardAt: last?.heardAt.toISOString() ?? null,
        startedAt: about?.startedAt ?? null,
      };
    },
  };
}
