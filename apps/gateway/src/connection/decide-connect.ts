import { createHash, timingSafeEqual } from 'node:crypto';
import {
  closeCodes,
  connectParamsSchema,
  engineCapability,
  openClawProtocol,
  operatorScopes,
  type ConnectParams,
  type GatewayError,
  type OperatorScope,
} from '@helix/contracts/gateway';
import { findDeviceFault, type Challenge } from '../clients/index.ts';
import { describeIssue } from './describe-issue.ts';

/** Who says what of themselves, as far as it is proven. */
export type Introduced = {
  readonly role: string;
  readonly client: string;
  readonly caps: readonly string[];
  readonly deviceId: string | null;
};
export type Refused = { kind: 'refuse'; error: GatewayError; closeCode: number };
export type ConnectDecision =
  /** It knows our token: an engine, or whoever looks after this gateway. */
  | { kind: 'accept'; who: Introduced; scopes: OperatorScope[]; isEngine: boolean }
  /** It may be a member of an organization, which only an engine can tell. */
  | { kind: 'ask'; who: Introduced; token: string; wanted: readonly string[] }
  | Refused;

const defaultRole = 'operator';
/** How tokens begin that engines know about: API keys, and what is given to devices. */
const memberToken = /^hxd?_/;

/** Who may come in. Refusals are worded and coded as OpenClaw's gateway does it, so that its clients understand them. */
export function decideConnect(
  params: unknown,
  { token, challenge }: { token: string; challenge: Challenge },
): ConnectDecision {
  const parsed = connectParamsSchema.safeParse(params);
  if (!parsed.success)
    return refuse(`invalid connect params: ${describeIssue(parsed.error)}`, undefined);
  const { minProtocol, maxProtocol, auth, scopes = [] } = parsed.data;
  if (minProtocol > openClawProtocol || maxProtocol < openClawProtocol) {
    const details = {
      code: 'PROTOCOL_MISMATCH',
      clientMinProtocol: minProtocol,
      clientMaxProtocol: maxProtocol,
      expectedProtocol: openClawProtocol,
      minimumProbeProtocol: openClawProtocol,
    };
    return refuse('protocol mismatch', details, closeCodes.protocolMismatch);
  }
  const fault = findDeviceFault(parsed.data, challenge);
  if (fault) return refuse(fault.message, { code: fault.code, reason: fault.reason });
  const given = auth?.token ?? auth?.deviceToken ?? '';
  if (given === '') {
    return refuse('unauthorized: gateway token missing (provide gateway auth token)', {
      code: 'AUTH_TOKEN_MISSING',
      authReason: 'token_missing',
    });
  }
  const who = introductionOf(parsed.data);
  if (isSameSecret(given, token)) {
    const granted = operatorScopes.filter((scope) => scopes.includes(scope));
    return { kind: 'accept', who, scopes: granted, isEngine: who.caps.includes(engineCapability) };
  }
  return memberToken.test(given) ? { kind: 'ask', who, token: given, wanted: scopes } : mismatch();
}

function introductionOf({ role, client, caps, device }: ConnectParams): Introduced {
  return {
    role: role ?? defaultRole,
    client: client.displayName ?? client.id,
    caps: caps ?? [],
    deviceId: device?.id ?? null,
  };
}

export function mismatch(): Refused {
  return refuse('unauthorized: gateway token mismatch (provide gateway auth token)', {
    code: 'AUTH_TOKEN_MISMATCH',
    authReason: 'token_mismatch',
  });
}

function refuse(
  message: string,
  details: GatewayError['details'],
  closeCode: number = closeCodes.policyViolation,
): Refused {
  return {
    kind: 'refuse',
    error: { code: 'INVALID_REQUEST', message, ...(details && { details }) },
    closeCode,
  };
}

/** Takes as long for a wrong secret as for the right one, whatever its length. */
function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
