import type { Problem } from '@helix/contracts';

/** What the server refused, or `network` when there was no answer at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  readonly requestId: string | undefined;
  /** All that a browser is told of an error on the server that rendered its page: the same id to quote. */
  readonly digest: string | undefined;

  constructor(
    message: string,
    about: {
      status: number;
      code: string;
      details?: Record<string, unknown>;
      requestId?: string;
      cause?: unknown;
    },
  ) {
    super(message, { cause: about.cause });
    this.status = about.status;
    this.code = about.code;
    this.details = about.details;
    this.requestId = about.requestId;
    this.digest = about.requestId;
  }
}

export function networkError(cause: unknown): ApiError {
  return new ApiError('The server cannot be reached', { status: 0, code: 'network', cause });
}

export async function toApiError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  return refusalOf(response.status, body);
}

/** From a problem body when there is one; a proxy in between may answer with anything. */
export function refusalOf(status: number, body: unknown): ApiError {
  if (!isProblem(body)) {
    return new ApiError(`The server answered ${status}`, { status, code: 'unreadable' });
  }
  const { code, message, details, requestId } = body;
  return new ApiError(message, { status, code, requestId, ...(details && { details }) });
}

/** By hand, as every page has this and hardly one has zod. */
export function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const isText = (name: string) => typeof Reflect.get(body, name) === 'string';
  const details: unknown = Reflect.get(body, 'details');
  return (
    ['code', 'message', 'requestId'].every(isText) &&
    ['object', 'undefined'].includes(typeof details)
  );
}
