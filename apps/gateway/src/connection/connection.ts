import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import {
  closeCodes,
  requestFrameSchema,
  type EventFrame,
  type GatewayEventName,
  type GatewayEventPayload,
  type OperatorScope,
  type RequestFrame,
  type ResponseFrame,
} from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import type { Follower, Runs } from '../runs/index.ts';
import { answerRequest, type Answer } from './answer-request.ts';
import { decideConnect } from './decide-connect.ts';
import { buildHello } from './hello.ts';
import { limits } from './limits.ts';

export type ConnectionContext = {
  readonly runs: Runs;
  readonly token: string;
  readonly version: string;
  readonly uptimeMs: () => number;
  readonly tickIntervalMs: number;
  readonly log: Logger;
};

export type Connection = {
  readonly isGreeted: () => boolean;
  emit<E extends GatewayEventName>(event: E, payload: GatewayEventPayload<E>): void;
  close(code: number, reason: string): void;
};

/** Speaks the protocol with one client, from the challenge to the close. */
export function serveConnection(socket: WebSocket, context: ConnectionContext): Connection {
  const id = randomUUID();
  const { runs, log } = context;
  let scopes: readonly OperatorScope[] | undefined;
  let seq = 0;

  const close = (code: number, reason: string) => socket.close(code, cutReason(reason));
  const send = (frame: EventFrame | ResponseFrame) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > limits.maxBufferedBytes) return cutOff();
    socket.send(JSON.stringify(frame));
  };
  const emit: Connection['emit'] = (event, payload) => send({ type: 'event', event, payload, seq: (seq += 1) });
  const answer = (requestId: string, { ok, ...rest }: Answer) => send({ type: 'res', id: requestId, ok, ...rest });
  const follower: Follower = { send: (told) => emit(told.event, told.payload) };
  const cutOff = () => {
    log.warn({ connection: id, bufferedBytes: socket.bufferedAmount }, 'connection reads too slowly');
    close(closeCodes.slowConsumer, 'slow consumer');
    // What is buffered stands before the close frame, so that may never get out.
    socket.terminate();
  };

  function greet(request: RequestFrame): void {
    if (request.method !== 'connect') {
      const message = 'invalid handshake: first request must be connect';
      answer(request.id, { ok: false, error: { code: 'INVALID_REQUEST', message } });
      return close(closeCodes.policyViolation, message);
    }
    const decision = decideConnect(request.params, context.token);
    if (decision.kind === 'refuse') {
      log.warn({ connection: id, reason: decision.error.message }, 'connection was refused');
      answer(request.id, { ok: false, error: decision.error });
      return close(decision.closeCode, decision.error.message);
    }
    clearTimeout(handshake);
    scopes = decision.scopes;
    log.info({ connection: id, client: decision.client }, 'client is connected');
    const { version, tickIntervalMs } = context;
    const about = { version, tickIntervalMs, connectionId: id, uptimeMs: context.uptimeMs() };
    answer(request.id, { ok: true, payload: buildHello({ ...about, role: decision.role, scopes }) });
  }

  function receive(data: RawData, isBinary: boolean): void {
    const frame = isBinary ? undefined : readFrame(data);
    if (!scopes) return frame ? greet(frame) : close(closeCodes.policyViolation, 'invalid request frame');
    if (!frame) {
      return answer('invalid', { ok: false, error: { code: 'INVALID_REQUEST', message: 'invalid request frame' } });
    }
    const options = { context: { runs, follower }, scopes, log };
    void answerRequest(frame, options, (told) => answer(frame.id, told)).then(() => {
      // A client that left while its start was being recorded follows nothing.
      if (socket.readyState !== socket.OPEN) runs.unfollow(follower);
    });
  }

  const handshake = setTimeout(() => close(closeCodes.policyViolation, 'handshake timeout'), limits.handshakeMs);
  socket.on('message', receive);
  socket.on('error', (error) => log.debug({ err: error, connection: id }, 'connection failed'));
  socket.once('close', (code) => {
    clearTimeout(handshake);
    runs.unfollow(follower);
    if (scopes) log.info({ connection: id, code }, 'client is gone');
  });
  emit('connect.challenge', { nonce: randomUUID(), ts: Date.now() });
  return { isGreeted: () => scopes !== undefined, emit, close };
}

function readFrame(data: RawData): RequestFrame | undefined {
  try {
    const parsed = requestFrameSchema.safeParse(JSON.parse(textOf(data)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}

/** A close reason has room for 123 bytes. */
function cutReason(reason: string): string {
  return Buffer.from(reason).subarray(0, 120).toString('utf8').replace(/\uFFFD$/, '');
}
