import {
  admittedSchema,
  closeCodes,
  type OperatorScope,
  type RelayAnswer,
} from '@helix/contracts/gateway';
import type { ClientLine, EngineRelay } from '../clients/index.ts';
import { mismatch, type Introduced, type Refused } from './decide-connect.ts';

/** Whoever was let in: a peer that knows our token, or a client for whom engines answer. */
export type Guest = {
  readonly who: Introduced;
  readonly scopes: readonly OperatorScope[];
  readonly deviceToken: string | null;
  readonly line: ClientLine | undefined;
  readonly isEngine: boolean;
};

/** Has an engine say who it is. */
export function admitMember(
  relay: EngineRelay,
  member: { id: string; who: Introduced; token: string; wanted: readonly string[] },
  hear: Parameters<EngineRelay['openLine']>[1],
): { line: ClientLine; admitted: Promise<Guest | Refused> } {
  const { id, who, token, wanted } = member;
  const told = Promise.withResolvers<RelayAnswer>();
  const line = relay.openLine({ id, token, deviceId: who.deviceId }, hear);
  const wish = { method: 'helix.admit', params: { scopes: [...wanted] } };
  line.ask(wish, (answer) => told.resolve(answer));
  const admitted = told.promise.then((answer): Guest | Refused => {
    if (!answer.ok) {
      const isAway = answer.error.code === 'UNAVAILABLE';
      return isAway
        ? { kind: 'refuse', closeCode: closeCodes.slowConsumer, error: starting }
        : mismatch();
    }
    const { scopes, deviceToken } = admittedSchema.parse(answer.payload);
    return { who, scopes, deviceToken, line, isEngine: false };
  });
  return { line, admitted };
}

/** As OpenClaw's gateway says it while it starts, so that its clients come back soon. */
const starting = {
  code: 'UNAVAILABLE' as const,
  message: 'gateway starting; retry shortly',
  details: { code: 'HELIX_NO_ENGINE', reason: 'startup-sidecars' },
  retryable: true,
  retryAfterMs: 500,
};
