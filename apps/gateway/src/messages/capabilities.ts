import { helixProtocolVersion, type Capabilities } from '@helix/contracts/gateway';
import { providers } from '@helix/contracts/models';
import type { Runs } from '../runs/index.ts';
import { handleMessage } from './message-handler.ts';

export const capabilities = handleMessage('helix.capabilities', ({ runs }, _params, reply) =>
  reply({ ...describeCapabilities(runs), attempts: runs.attempts() }),
);

export function describeCapabilities(runs: Runs): Capabilities {
  return { protocolVersion: helixProtocolVersion, providers: [...providers], ...runs.load() };
}
