import type { ApiError } from '@helix/client';
import { exitCodes, Failure } from '../failure.ts';

const codeOfStatus: Readonly<Record<number, number>> = {
  0: exitCodes.unreachable,
  401: exitCodes.notSignedIn,
  403: exitCodes.forbidden,
  404: exitCodes.notFound,
  409: exitCodes.conflict,
  410: exitCodes.notFound,
  429: exitCodes.unreachable,
  502: exitCodes.unreachable,
  503: exitCodes.unreachable,
  504: exitCodes.unreachable,
};
const whatToDo: Readonly<Record<string, string>> = {
  network: 'Check that it runs (helix status), or name another server with --url.',
  'auth.required': 'Sign in: helix login',
  'auth.session_expired': 'Sign in again: helix login',
  'auth.session_reused': 'Sign in again: helix login',
  'request.rate_limited': 'Wait a moment and try again.',
  'resource.version_conflict': 'Look at it again, then repeat the change.',
};

/** What the server refused, as a class for scripts and a sentence with the next step for people. */
export function toFailure(error: ApiError, url: string): Failure {
  const exitCode = codeOfStatus[error.status] ?? classOf(error.status);
  const sentence =
    error.code === 'network' ? `No server answers at ${url}.` : asSentence(error.message);
  const parts = [sentence, problemsOf(error), whatToDo[error.code], traceOf(error)];
  return new Failure(parts.filter((part) => part !== undefined).join('\n'), exitCode);
}

/** The refusal as scripts want it. */
export function toProblem(error: ApiError): Record<string, unknown> {
  const { code, message, details, requestId } = error;
  return {
    code,
    message,
    ...(details && { details }),
    ...(requestId !== undefined && { requestId }),
  };
}

function classOf(status: number): number {
  return status >= 400 && status < 500 ? exitCodes.invalid : exitCodes.internal;
}

function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/** Which fields were refused and why. */
function problemsOf({ details }: ApiError): string | undefined {
  const issues = details?.['issues'];
  if (!Array.isArray(issues)) return undefined;
  const lines = issues.flatMap((issue: unknown) =>
    typeof issue === 'object' && issue !== null && 'message' in issue
      ? [`  ${'path' in issue ? `${String(issue.path)}: ` : ''}${String(issue.message)}`]
      : [],
  );
  return lines.length === 0 ? undefined : lines.join('\n');
}

function traceOf({ requestId, status }: ApiError): string | undefined {
  return requestId !== undefined && status >= 500 ? `(request ${requestId})` : undefined;
}
