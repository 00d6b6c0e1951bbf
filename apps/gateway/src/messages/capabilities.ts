import { gatewayFeatures, helixProtocolVersion, type Capabilities } from '@helix/contracts/gateway';
import type { Runs } from '../runs/index.ts';
import { handleMessage, type GatewayAbout } from './message-handler.ts';

export const capabilities = handleMessage('helix.capabilities', ({ runs, about }, _params, reply) =>
  reply({ ...describeCapabilities(runs, about), attempts: runs.attempts() }),
);

export function describeCapabilities(runs: Runs, about: GatewayAbout): Capabilities {
  return {
    protocolVersion: helixProtocolVersion,
    ...about,
    providers: [...about.providers],
    features: [...gatewayFeatures],
    ...runs.load(),
  };
}
