import type { GatewayError } from '@helix/contracts/gateway';
import { isAppError, type Logger } from '@helix/runtime';

/** A failure in the form that clients of OpenClaw read; the code says what exactly it was. */
export function describeFailure(
  error: unknown,
  { method, log }: { method: string; log: Logger },
): GatewayError {
  if (!isAppError(error)) {
    log.error({ err: error, method }, 'a request of a client failed');
    return { code: 'UNAVAILABLE', message: 'the engine could not do this', retryable: true };
  }
  const { code, message, status } = error;
  const details = { ...error.details, code };
  if (status === 401 || status === 403) return { code: 'FORBIDDEN', message, details };
  return status >= 500
    ? { code: 'UNAVAILABLE', message, details }
    : { code: 'INVALID_REQUEST', message, details };
}
