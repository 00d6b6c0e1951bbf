import {
  isFileResponse,
  type Endpoint,
  type EndpointCall,
  type EndpointResult,
} from '@helix/contracts';
import { networkError, toApiError } from './api-error.ts';
import { buildBody, buildUrl, type CallParts } from './build-request.ts';

export type ClientOptions = {
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  readonly headers?: () => Record<string, string> | Promise<Record<string, string>>;
  /** The server checks what it sends by the same contract; whoever was built with it need not check that again. */
  readonly trustsAnswers?: boolean;
  /** Called once when a call is refused for want of a session; true when it is worth trying again. */
  readonly onUnauthorized?: () => Promise<boolean>;
};
export type CallOptions = { readonly signal?: AbortSignal; readonly idempotencyKey?: string };

export type Client = {
  readonly options: ClientOptions;
  call<E extends Endpoint>(
    endpoint: E,
    parts: EndpointCall<E>,
    options?: CallOptions,
  ): Promise<EndpointResult<E>>;
};

/** Calls any endpoint by its contract: what may be sent and what comes back is known to the compiler. */
export function createClient(options: ClientOptions): Client {
  const send = async (
    endpoint: Endpoint,
    parts: CallParts,
    call: CallOptions,
  ): Promise<Response> => {
    const { body, headers } = buildBody(endpoint, parts.body);
    const request: RequestInit = {
      method: endpoint.method,
      headers: {
        ...headers,
        ...(await options.headers?.()),
        ...(call.idempotencyKey !== undefined && { 'idempotency-key': call.idempotencyKey }),
      },
      ...(body !== undefined && { body }),
      ...(call.signal && { signal: call.signal }),
    };
    try {
      return await (options.fetch ?? fetch)(options.baseUrl + buildUrl(endpoint, parts), request);
    } catch (error) {
      if (call.signal?.aborted) throw error;
      throw networkError(error);
    }
  };

  return {
    options,
    async call(endpoint, parts, call = {}) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- EndpointCall<E> is CallParts narrowed to E
      const sent = parts as CallParts;
      let response = await send(endpoint, sent, call);
      if (
        response.status === 401 &&
        endpoint.access !== 'public' &&
        (await options.onUnauthorized?.())
      ) {
        response = await send(endpoint, sent, call);
      }
      if (!response.ok) throw await toApiError(response);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the endpoint's own schema, or the response itself for a file
      return (await readAnswer(endpoint, response, options)) as EndpointResult<typeof endpoint>;
    },
  };
}

async function readAnswer(
  endpoint: Endpoint,
  response: Response,
  { trustsAnswers = false }: ClientOptions,
): Promise<unknown> {
  if (isFileResponse(endpoint.response)) return response;
  const answer: unknown = await response.json().catch((cause: unknown) => {
    // Cut off on its way; whoever gave up waiting is told that instead.
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw networkError(cause);
  });
  // A contract for browsers has no schemas to check by.
  const isChecked = !trustsAnswers && 'parse' in endpoint.response;
  return isChecked ? endpoint.response.parse(answer) : answer;
}
