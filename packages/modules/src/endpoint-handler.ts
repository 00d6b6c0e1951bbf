import type {
  Endpoint,
  EndpointAnswer,
  EndpointInput,
  EventEnvelope,
  EventStreamResponse,
} from '@helix/contracts';
import type { Actor, Client, Context } from './context.ts';

type ActorOf<E extends Endpoint> = E['access'] extends 'public' ? undefined : Actor;
type Request<E extends Endpoint> = EndpointInput<E> & {
  ctx: Context;
  actor: ActorOf<E>;
  client: Client;
};
type AnyRequest = { ctx: Context; actor: Actor | undefined; client: Client } & Record<
  string,
  unknown
>;

/** An endpoint with the code that answers it. `invoke` takes input the adapter has already parsed. */
export type AnswerHandler = {
  readonly kind: 'answer';
  readonly endpoint: Endpoint;
  readonly invoke: (request: AnyRequest) => Promise<unknown>;
};

/** One frame of a stream. The id is what a client sends back to resume after it; what cannot be resumed has none. */
export type StreamFrame = {
  readonly id: string | undefined;
  readonly event: Omit<EventEnvelope, 'seq'>;
};

/** An endpoint with the code that feeds its stream; it ends when the iterable does or the signal aborts. */
export type StreamHandler = {
  readonly kind: 'stream';
  readonly endpoint: Endpoint;
  readonly follow: (
    request: AnyRequest & { lastEventId: string | undefined; signal: AbortSignal },
  ) => Promise<AsyncIterable<readonly StreamFrame[]>>;
};

export type EndpointHandler = AnswerHandler | StreamHandler;

export function implement<E extends Endpoint>(
  endpoint: E,
  handle: (request: Request<E>) => Promise<EndpointAnswer<E>>,
): AnswerHandler {
  return {
    kind: 'answer',
    endpoint,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the adapter parsed it with this endpoint's schemas
    invoke: (request) => handle(request as Request<E>),
  };
}

export function implementStream<E extends Endpoint & { response: EventStreamResponse }>(
  endpoint: E,
  follow: (
    request: Request<E> & { lastEventId: string | undefined; signal: AbortSignal },
  ) => Promise<AsyncIterable<readonly StreamFrame[]>>,
): StreamHandler {
  return {
    kind: 'stream',
    endpoint,
    follow: (request) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the adapter parsed it with this endpoint's schemas
      follow(request as Request<E> & { lastEventId: string | undefined; signal: AbortSignal }),
  };
}
