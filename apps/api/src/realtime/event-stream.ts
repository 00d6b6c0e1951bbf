import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StreamFrame } from '@helix/modules';
import { AppError } from '@helix/runtime';
import { toAppError, toProblem } from '../http/error-handler.ts';

const heartbeatMs = 15_000;
/** How much may wait for a client that does not read before it is cut off; it resumes from its last frame. */
const maxBufferedBytes = 1_048_576;
/** How long what was sent last may take to be read before the connection goes. */
const lingerMs = 10_000;

/** Every stream that is open, so that a drain can end them all. */
export type OpenStreams = {
  readonly signal: AbortSignal;
  /** How long a client may leave a full buffer unread. */
  readonly slowConsumerGraceMs: number;
  add(stream: Promise<void>): void;
};

type Batches = AsyncIterable<readonly StreamFrame[]>;

/** Writes frames as server-sent events until the source ends, the client leaves or the server drains. */
export async function sendEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  stream: { streams: OpenStreams; open: (signal: AbortSignal) => Promise<Batches> },
): Promise<void> {
  const over = new AbortController();
  request.raw.socket.once('close', () => over.abort());
  const signal = AbortSignal.any([over.signal, stream.streams.signal]);
  // What the source refuses is still an ordinary answer; from here on it is a stream.
  const batches = await stream.open(signal);
  reply.hijack();
  const response = reply.raw;
  // The body ends with the connection: without the framing of chunks a frame is one write of bytes that all share.
  response.removeHeader('transfer-encoding');
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
    'x-accel-buffering': 'no',
    'x-request-id': request.id,
  });
  response.write(': connected\n\n');
  const done = writeAll(response, { ...stream.streams, request, batches, signal });
  stream.streams.add(done);
  await done.finally(() => over.abort());
}

type Source = {
  request: FastifyRequest;
  batches: Batches;
  signal: AbortSignal;
  slowConsumerGraceMs: number;
};

async function writeAll(response: ServerResponse, source: Source): Promise<void> {
  const { request, batches, signal } = source;
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  try {
    for await (const frames of batches) {
      if (signal.aborted) break;
      if (!writeFrames(response, frames)) await untilRead(response, source);
    }
    if (!signal.aborted) response.write('event: end\ndata: {}\n\n');
  } catch (error) {
    const known = toAppError(error);
    if (!signal.aborted) request.log.info({ code: known.code, err: error }, 'stream was cut off');
    response.write(`event: error\ndata: ${JSON.stringify(toProblem(known, request.id))}\n\n`);
  } finally {
    clearInterval(heartbeat);
    response.end();
    // A client that does not read would keep the socket for ever.
    setTimeout(() => request.raw.socket.destroy(), lingerMs).unref();
  }
}

/** False when too much waits for the client to read it. */
function writeFrames(response: ServerResponse, frames: readonly StreamFrame[]): boolean {
  const [only, ...others] = frames;
  if (!only) return true;
  response.write(others.length === 0 ? bytesOf(only) : Buffer.concat(frames.map(bytesOf)));
  return response.writableLength < maxBufferedBytes;
}

async function untilRead(
  response: ServerResponse,
  { signal, slowConsumerGraceMs }: Source,
): Promise<void> {
  const tooSlow = AbortSignal.timeout(slowConsumerGraceMs);
  await once(response, 'drain', { signal: AbortSignal.any([signal, tooSlow]) }).catch(() => {
    if (tooSlow.aborted && !signal.aborted) {
      throw new AppError('stream.slow_consumer', 'The client reads too slowly; reconnect to go on');
    }
  });
}

/** A frame goes to every follower alike, so it is written out once. */
const written = new WeakMap<StreamFrame, Buffer>();

function bytesOf(frame: StreamFrame): Buffer {
  const known = written.get(frame);
  if (known !== undefined) return known;
  const { id, event } = frame;
  const number = id === undefined ? '' : `id: ${id}\n`;
  const bytes = Buffer.from(`${number}event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  written.set(frame, bytes);
  return bytes;
}
