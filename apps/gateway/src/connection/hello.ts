import {
  clientEvents,
  clientMethods,
  gatewayEvents,
  gatewayMethods,
  openClawProtocol,
  type Hello,
} from '@helix/contracts/gateway';
import type { Guest } from './guest.ts';
import { limits } from './limits.ts';

export function buildHello(about: {
  version: string;
  connectionId: string;
  uptimeMs: number;
  tickIntervalMs: number;
  guest: Guest;
}): Hello {
  const { who, scopes, deviceToken, line } = about.guest;
  return {
    type: 'hello-ok',
    protocol: openClawProtocol,
    server: { version: about.version, connId: about.connectionId },
    features: line ? clientFeatures : peerFeatures,
    snapshot: {
      presence: [],
      health: { ok: true, ts: Date.now() },
      stateVersion: { presence: 0, health: 0 },
      uptimeMs: about.uptimeMs,
    },
    auth: {
      role: who.role,
      scopes: [...scopes],
      ...(deviceToken !== null && { deviceToken, issuedAtMs: Date.now() }),
    },
    policy: {
      maxPayload: limits.maxPayloadBytes,
      maxBufferedBytes: limits.maxBufferedBytes,
      tickIntervalMs: about.tickIntervalMs,
    },
  };
}

const peerFeatures = {
  methods: Object.keys(gatewayMethods),
  events: Object.keys(gatewayEvents),
};
const clientFeatures = {
  methods: ['health', ...Object.keys(clientMethods)],
  events: ['connect.challenge', 'tick', ...clientEvents],
};
