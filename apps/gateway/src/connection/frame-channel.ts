import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import {
  closeCodes,
  requestFrameSchema,
  type ClientEventName,
  type EventFrame,
  type GatewayEventName,
  type GatewayEventPayload,
  type RequestFrame,
  type ResponseFrame,
} from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import type { Answer } from './answer-request.ts';
import { limits } from './limits.ts';

export type Wire = {
  readonly socket: WebSocket;
  /** What the socket writes to. */
  readonly stream: Duplex;
};

/** Frames over one socket. What is sent to a closed one is lost without a word. */
export type FrameChannel = {
  readonly emit: <E extends GatewayEventName>(event: E, payload: GatewayEventPayload<E>) => void;
  /** What an engine has to say to a client. */
  readonly pass: (event: ClientEventName, payload: unknown) => void;
  readonly answer: (requestId: string, answer: Answer) => void;
  readonly close: (code: number, reason: string) => void;
};

export function createFrameChannel({ socket, stream }: Wire, log: Logger): FrameChannel {
  let seq = 0;
  const gatherTurn = createTurnGathering(stream);
  const close = (code: number, reason: string) => socket.close(code, cutReason(reason));
  const send = (frame: EventFrame | ResponseFrame) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount <= limits.maxBufferedBytes) {
      gatherTurn();
      socket.send(JSON.stringify(frame));
      return;
    }
    log.warn({ bufferedBytes: socket.bufferedAmount }, 'client reads too slowly');
    close(closeCodes.slowConsumer, 'slow consumer');
    // What is buffered stands before the close frame, so that may never get out.
    socket.terminate();
  };
  return {
    emit: (event, payload) => send({ type: 'event', event, payload, seq: (seq += 1) }),
    pass: (event, payload) => send({ type: 'event', event, payload, seq: (seq += 1) }),
    answer: (requestId, { ok, ...rest }) => send({ type: 'res', id: requestId, ok, ...rest }),
    close,
  };
}

/** What is written until the turn of the event loop is over leaves in one write: many runs share this socket. */
function createTurnGathering(stream: Duplex): () => void {
  let isGathering = false;
  return () => {
    if (isGathering) return;
    isGathering = true;
    stream.cork();
    setImmediate(() => {
      isGathering = false;
      stream.uncork();
    });
  };
}

export function readRequest(data: RawData, isBinary: boolean): RequestFrame | undefined {
  if (isBinary) return undefined;
  try {
    return requestFrameSchema.safeParse(JSON.parse(textOf(data))).data;
  } catch {
    return undefined;
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}

const closeReasonBytes = 120;

function cutReason(reason: string): string {
  const bytes = Buffer.from(reason).subarray(0, closeReasonBytes);
  return bytes.toString('utf8').replace(/\uFFFD$/, '');
}
