import {
  clientMethods,
  gatewayMethods,
  isClientMethod,
  isGatewayMethod,
  type ClientMethodName,
  type GatewayError,
  type GatewayMethodName,
  type OperatorScope,
  type RequestFrame,
} from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import { messageHandlers, type MessageContext } from '../messages/index.ts';
import { RunRefusal } from '../runs/index.ts';
import type { ClientLine } from '../clients/index.ts';
import { describeIssue } from './describe-issue.ts';
import type { Guest } from './guest.ts';

export type Answer =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: GatewayError };

/** The one place where requests are checked, carried out, and their failures put into words. */
export async function answerRequest(
  request: RequestFrame,
  options: { context: MessageContext; guest: Guest; log: Logger },
  answer: (answer: Answer) => void,
): Promise<void> {
  const { method, params } = request;
  const { scopes, line } = options.guest;
  if (method === 'connect') return answer(refuse('connect is only valid as the first request'));
  if (isClientMethod(method)) return askEngine({ method, params }, options.guest, answer);
  // What is said between engines and gateways is nothing for clients.
  if (!isGatewayMethod(method) || (line && method !== 'health'))
    return answer(refuse(`unknown method: ${method}`));
  const { scope, params: schema } = gatewayMethods[method];
  if (!mayUse(scope, scopes)) return answer({ ok: false, error: missingScope(scope) });
  const parsed = schema.safeParse(params);
  if (!parsed.success)
    return answer(refuse(`invalid ${method} params: ${describeIssue(parsed.error)}`));
  let isAnswered = false;
  const reply = (payload: unknown) => {
    isAnswered = true;
    answer({ ok: true, payload });
  };
  try {
    await handlerOf(method).handle(options.context, parsed.data, reply);
  } catch (error) {
    const failure = describeFailure(error, { method, log: options.log });
    if (!isAnswered) answer({ ok: false, error: failure });
  }
}

/** Engines answer for what is in an organization, each request as the member who makes it. */
function askEngine(
  { method, params }: { method: ClientMethodName; params: unknown },
  { line, scopes }: { line: ClientLine | undefined; scopes: readonly OperatorScope[] },
  answer: (answer: Answer) => void,
): void {
  const { scope, params: schema } = clientMethods[method];
  if (!line) return answer({ ok: false, error: noMember });
  if (!mayUse(scope, scopes)) return answer({ ok: false, error: missingScope(scope) });
  const parsed = schema.safeParse(params);
  if (!parsed.success)
    return answer(refuse(`invalid ${method} params: ${describeIssue(parsed.error)}`));
  return line.ask({ method, params: parsed.data ?? {} }, answer);
}

const noMember: GatewayError = {
  code: 'FORBIDDEN',
  message: 'this needs an organization: connect with an API key of Helix as the token',
  details: { code: 'HELIX_API_KEY_NEEDED' },
};

type AnyHandler = {
  handle(
    context: MessageContext,
    params: unknown,
    reply: (result: unknown) => void,
  ): Promise<void> | void;
};

function handlerOf(method: GatewayMethodName): AnyHandler {
  return messageHandlers[method];
}

/** Who may administer may do everything, who may write may read. */
function mayUse(needed: OperatorScope, scopes: readonly OperatorScope[]): boolean {
  return (
    scopes.includes(needed) ||
    scopes.includes('operator.admin') ||
    (needed === 'operator.read' && scopes.includes('operator.write'))
  );
}

function refuse(message: string): Answer {
  return { ok: false, error: { code: 'INVALID_REQUEST', message } };
}

function missingScope(scope: OperatorScope): GatewayError {
  return {
    code: 'FORBIDDEN',
    message: `missing scope: ${scope}`,
    details: { code: 'MISSING_SCOPE', missingScope: scope, requiredScopes: [scope] },
  };
}

function describeFailure(
  error: unknown,
  { method, log }: { method: string; log: Logger },
): GatewayError {
  if (error instanceof RunRefusal) return error.answer;
  log.error({ err: error, method }, 'request failed');
  return { code: 'UNAVAILABLE', message: 'the gateway could not do this', retryable: true };
}
