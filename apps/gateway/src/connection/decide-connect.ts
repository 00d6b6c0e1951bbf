import { createHash, timingSafeEqual } from 'node:crypto';
import {
  closeCodes,
  connectParamsSchema,
  openClawProtocol,
  operatorScopes,
  type GatewayError,
  type OperatorScope,
} from '@helix/contracts/gateway';
import { describeIssue } from './describe-issue.ts';

export type ConnectDecision =
  | { kind: 'accept'; role: string; scopes: OperatorScope[]; client: string }
  | { kind: 'refuse'; error: GatewayError; closeCode: number };

const defaultRole = 'operator';

/** Who may come in. Refusals are worded and coded as OpenClaw's gateway does it, so that its clients understand them. */
export function decideConnect(params: unknown, token: string): ConnectDecision {
  const parsed = connectParamsSchema.safeParse(params);
  if (!parsed.success)
    return refuse(`invalid connect params: ${describeIssue(parsed.error)}`, undefined);
  const { minProtocol, maxProtocol, auth, role, scopes, client } = parsed.data;
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
  if (auth?.token === undefined || auth.token === '') {
    return refuse('unauthorized: gateway token missing (provide gateway auth token)', {
      code: 'AUTH_TOKEN_MISSING',
      authReason: 'token_missing',
    });
  }
  if (!isSameSecret(auth.token, token)) {
    return refuse('unauthorized: gateway token mismatch (provide gateway auth token)', {
      code: 'AUTH_TOKEN_MISMATCH',
      authReason: 'token_mismatch',
    });
  }
  const granted = operatorScopes.filter((scope) => scopes?.includes(scope));
  return {
    kind: 'accept',
    role: role ?? defaultRole,
    scopes: granted,
    client: client.displayName ?? client.id,
  };
}

function refuse(
  message: string,
  details: GatewayError['details'],
  closeCode: number = closeCodes.policyViolation,
): ConnectDecision {
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
