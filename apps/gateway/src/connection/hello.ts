import {
  gatewayEvents,
  gatewayMethods,
  openClawProtocol,
  type Hello,
} from '@helix/contracts/gateway';
import { limits } from './limits.ts';

export function buildHello(about: {
  version: string;
  connectionId: string;
  uptimeMs: number;
  tickIntervalMs: number;
  role: string;
  scopes: readonly string[];
}): Hello {
  return {
    type: 'hello-ok',
    protocol: openClawProtocol,
    server: { version: about.version, connId: about.connectionId },
    features: { methods: Object.keys(gatewayMethods), events: Object.keys(gatewayEvents) },
    snapshot: {
      presence: [],
      health: { ok: true, ts: Date.now() },
      stateVersion: { presence: 0, health: 0 },
      uptimeMs: about.uptimeMs,
    },
    auth: { role: about.role, scopes: [...about.scopes] },
    policy: {
      maxPayload: limits.maxPayloadBytes,
      maxBufferedBytes: limits.maxBufferedBytes,
      tickIntervalMs: about.tickIntervalMs,
    },
  };
}
