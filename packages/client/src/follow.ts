import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { Endpoint, EventEnvelope, EventStreamResponse } from '@helix/contracts';
import type { z } from 'zod';
import { ApiError, isProblem, networkError, toApiError } from './api-error.ts';
import { buildUrl, type CallParts } from './build-request.ts';
import type { Client } from './create-client.ts';

export type FollowState = {
  readonly kind: 'connecting' | 'live' | 'reconnecting';
  readonly since: number;
};

type StreamEndpoint = Endpoint & { readonly response: EventStreamResponse };
type FrameOf<E> = E extends { name: infer Name extends string; data: infer Data extends z.ZodType }
  ? EventEnvelope<Name, z.output<Data>> & { readonly frameId: string | undefined }
  : never;
/** A frame of a stream, discriminated by `type`. */
export type StreamFrame<E extends StreamEndpoint> = FrameOf<E['response']['events'][number]>;

export type FollowOptions = {
  readonly signal: AbortSignal;
  readonly lastEventId?: string;
  readonly onState?: (state: FollowState) => void;
  /** For tests and impatient programs. */
  readonly silenceLimitMs?: number;
};

/** The server says something every 15 s; after two missed times the connection is dead, whatever the socket believes. */
const defaultSilenceLimitMs = 35_000;
/** Short enough that everybody is back within three seconds; spread, so that a thousand do not come at once. */
const maxBackoffMs = 1_500;

/** These will not get better by asking again. */
const finalCodes: readonly string[] = [
  'stream.resume_expired',
  'resource.not_found',
  'request.invalid',
  'auth.forbidden',
];

/** Every frame once and in order, through lost connections and restarts, until the stream ends or the signal aborts. */
export async function* follow<E extends StreamEndpoint>(
  client: Client,
  endpoint: E,
  parts: CallParts,
  options: FollowOptions,
): AsyncGenerator<StreamFrame<E>, void> {
  const { signal, onState = () => undefined } = options;
  let lastEventId = options.lastEventId;
  let failures = 0;
  onState({ kind: 'connecting', since: Date.now() });
  while (!signal.aborted) {
    try {
      const response = await open(client, endpoint, parts, { lastEventId, signal });
      failures = 0;
      onState({ kind: 'live', since: Date.now() });
      for await (const frame of readFrames(response, options)) {
        if (frame.event === 'end') return;
        if (frame.event === 'error') throw toStreamError(frame.data);
        if (isRepeated(frame.id, lastEventId)) continue;
        lastEventId = frame.id ?? lastEventId;
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server guards what it sends by the same contract
        yield { ...(JSON.parse(frame.data) as StreamFrame<E>), frameId: frame.id };
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiError && finalCodes.includes(error.code)) throw error;
      if (
        error instanceof ApiError &&
        error.status === 401 &&
        !(await client.options.onUnauthorized?.())
      )
        throw error;
    }
    onState({ kind: 'reconnecting', since: Date.now() });
    await wait(Math.min(maxBackoffMs, 100 * 2 ** failures) * (0.5 + Math.random()), signal);
    failures += 1;
  }
}

async function open(
  client: Client,
  endpoint: Endpoint,
  parts: CallParts,
  { lastEventId, signal }: { lastEventId: string | undefined; signal: AbortSignal },
): Promise<Response> {
  const { fetch: send = fetch, baseUrl, headers } = client.options;
  const response = await send(baseUrl + buildUrl(endpoint, parts), {
    headers: {
      ...(await headers?.()),
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    signal,
  }).catch((error: unknown) => {
    throw networkError(error);
  });
  if (!response.ok) throw await toApiError(response);
  return response;
}

async function* readFrames(
  response: Response,
  options: FollowOptions,
): AsyncGenerator<EventSourceMessage> {
  const frames: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (frame) => frames.push(frame) });
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { value, done } = await withinLimit(
        reader.read(),
        options.silenceLimitMs ?? defaultSilenceLimitMs,
      );
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* frames.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(networkError(new Error('the stream fell silent'))), limitMs);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

/** Numbers are compared; other ids are the server's own business. */
function isRepeated(id: string | undefined, last: string | undefined): boolean {
  if (id === undefined || last === undefined || !/^\d+$/.test(id) || !/^\d+$/.test(last))
    return false;
  return Number(id) <= Number(last);
}

function toStreamError(data: string): ApiError {
  const problem: unknown = JSON.parse(data);
  if (!isProblem(problem)) {
    return new ApiError('The stream broke off', { status: 0, code: 'network' });
  }
  const { code, message, requestId } = problem;
  return new ApiError(message, { status: 0, code, requestId });
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
