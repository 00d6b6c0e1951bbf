import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StreamFrame } from '@helix/modules';
import { AppError } from '@helix/runtime';
import { toAppError, toProblem } from '../http/error-handler.ts';

const heartbeatMs = 15_000;
/** How much may wait for a client that does not read before it is cut off; it resumes from its last frame. */
const maxBufferedBytes = 1_048_576;
const slowConsumerGraceMs = 10_000;

/** Every stream that is open, so that a drain can end them all. */
export type OpenStreams = { readonly signal: AbortSignal; add(stream: Promise<void>): void };

type Batches = AsyncIterable<readonly StreamFrame[]>;

/** Writes frames as server-sent events until the source ends, the client leaves or the server drains. */
export async function sendEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  stream: { streams: OpenStreams; open: (signal: AbortSignal) => Promise<Batches> },
): Promise<void> {
  const left = new AbortController();
  request.raw.socket.once('close', () => left.abort());
  const signal = AbortSignal.any([left.signal, stream.streams.signal]);
  const batches = (await stream.open(signal))[Symbol.asyncIterator]();
  // The first read may refuse (no such event); that must still become an ordinary answer.
  const first = await Promise.race([batches.next(), afterTurn()]);
  reply.hijack();
  const response = reply.raw;
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
    'x-request-id': request.id,
  });
  response.write(': connected\n\n');
  const done = writeAll(response, { request, batches, first, signal });
  stream.streams.add(done);
  await done;
}

type Pending = IteratorResult<readonly StreamFrame[]> | undefined;

async function writeAll(
  response: ServerResponse,
  source: {
    request: FastifyRequest;
    batches: AsyncIterator<readonly StreamFrame[]>;
    first: Pending;
    signal: AbortSignal;
  },
): Promise<void> {
  const { request, batches, signal } = source;
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  try {
    let next = source.first ?? (await batches.next());
    while (!next.done && !signal.aborted) {
      await writeFrames(response, next.value, signal);
      next = await batches.next();
    }
    if (!signal.aborted) response.write('event: end\ndata: {}\n\n');
  } catch (error) {
    const known = toAppError(error);
    if (!signal.aborted) request.log.info({ code: known.code, err: error }, 'stream was cut off');
    response.write(`event: error\ndata: ${JSON.stringify(toProblem(known, request.id))}\n\n`);
  } finally {
    clearInterval(heartbeat);
    await batches.return?.();
    response.end();
    // A client that does not read would keep the socket for ever.
    setTimeout(() => response.destroy(), slowConsumerGraceMs).unref();
  }
}

async function writeFrames(
  response: ServerResponse,
  frames: readonly StreamFrame[],
  signal: AbortSignal,
): Promise<void> {
  const text = frames.map(({ id, event }) => `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  response.write(text.join(''));
  if (response.writableLength < maxBufferedBytes) return;
  const tooSlow = AbortSignal.timeout(slowConsumerGraceMs);
  await once(response, 'drain', { signal: AbortSignal.any([signal, tooSlow]) }).catch(() => {
    if (tooSlow.aborted && !signal.aborted) {
      throw new AppError('stream.slow_consumer', 'The client reads too slowly; reconnect to go on');
    }
  });
}

/** Gives a source that fails at once the time to do so, without waiting for its first event. */
function afterTurn(): Promise<undefined> {
  return new Promise((resolve) => {
    setImmediate(() => setImmediate(() => resolve(undefined)));
  });
}
