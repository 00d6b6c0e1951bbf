import {
  gatewayMethods,
  isGatewayMethod,
  type GatewayError,
  type GatewayMethodName,
  type OperatorScope,
  type RequestFrame,
} from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import { messageHandlers, type MessageContext } from '../messages/index.ts';
import { RunRefusal } from '../runs/index.ts';
import { describeIssue } from './describe-issue.ts';

export type Answer =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: GatewayError };

/** The one place where requests are checked, carried out, and their failures put into words. */
export async function answerRequest(
  request: RequestFrame,
  options: { context: MessageContext; scopes: readonly OperatorScope[]; log: Logger },
  answer: (answer: Answer) => void,
): Promise<void> {
  const { method, params } = request;
  if (method === 'connect') return answer(refuse('connect is only valid as the first request'));
  if (!isGatewayMethod(method)) return answer(refuse(`unknown method: ${method}`));
  const { scope, params: schema } = gatewayMethods[method];
  if (!mayUse(scope, options.scopes)) return answer({ ok: false, error: missingScope(scope) });
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
