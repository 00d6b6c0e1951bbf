import { problemSchema } from '@helix/contracts';

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

/** From a problem body when there is one; a proxy in between may answer with anything. */
export async function toApiError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = problemSchema.safeParse(body);
  const { status } = response;
  if (!problem.success)
    return new ApiError(`The server answered ${status}`, { status, code: 'unreadable' });
  const { code, message, details, requestId } = problem.data;
  return new ApiError(message, { status, code, requestId, ...(details && { details }) });
}
