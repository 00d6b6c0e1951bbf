import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import { closeCodes, type OperatorScope, type RequestFrame } from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import type { MessageContext } from '../messages/index.ts';
import type { Follower } from '../runs/index.ts';
import { answerRequest } from './answer-request.ts';
import { decideConnect, type ConnectDecision } from './decide-connect.ts';
import { createFrameChannel, readRequest, type FrameChannel } from './frame-channel.ts';
import { buildHello } from './hello.ts';
import { limits } from './limits.ts';

export type ConnectionContext = Omit<MessageContext, 'follower'> & {
  readonly token: string;
  readonly version: string;
  readonly uptimeMs: () => number;
  readonly tickIntervalMs: number;
  readonly log: Logger;
};

export type Connection = Pick<FrameChannel, 'emit' | 'close'> & {
  readonly isGreeted: () => boolean;
};

/** Speaks the protocol with one client, from the challenge to the close. */
export function serveConnection(socket: WebSocket, context: ConnectionContext): Connection {
  const id = randomUUID();
  const { runs, testModel } = context;
  const log = context.log.child({ connection: id });
  const channel = createFrameChannel(socket, log);
  const follower: Follower = { send: ({ event, payload }) => channel.emit(event, payload) };
  let scopes: readonly OperatorScope[] | undefined;

  const handshake = setTimeout(
    () => channel.close(closeCodes.policyViolation, 'handshake timeout'),
    limits.handshakeMs,
  );
  const receive = (data: RawData, isBinary: boolean): void => {
    const request = readRequest(data, isBinary);
    if (!scopes) {
      const decision = meet(channel, request, { id, context });
      if (decision?.kind !== 'accept') return;
      clearTimeout(handshake);
      ({ scopes } = decision);
      log.info({ client: decision.client }, 'client is connected');
    } else if (request) {
      const options = { context: { runs, testModel, follower }, scopes, log };
      const answered = answerRequest(request, options, (told) => channel.answer(request.id, told));
      void answered.then(() => {
        // A client that left while its start was being recorded follows nothing.
        if (socket.readyState !== socket.OPEN) runs.unfollow(follower);
      });
    } else {
      channel.answer('invalid', { ok: false, error: invalidRequest('invalid request frame') });
    }
  };
  socket.on('message', receive);
  socket.on('error', (error) => log.debug({ err: error }, 'connection failed'));
  socket.once('close', (code) => {
    clearTimeout(handshake);
    runs.unfollow(follower);
    if (scopes) log.info({ code }, 'client is gone');
  });
  channel.emit('connect.challenge', { nonce: randomUUID(), ts: Date.now() });
  return { emit: channel.emit, close: channel.close, isGreeted: () => scopes !== undefined };
}

/** The first thing that a client says. It is let in, or answered as far as it can be and turned away. */
function meet(
  channel: FrameChannel,
  request: RequestFrame | undefined,
  { id, context }: { id: string; context: ConnectionContext },
): ConnectDecision | undefined {
  if (!request) {
    channel.close(closeCodes.policyViolation, 'invalid request frame');
    return undefined;
  }
  if (request.method !== 'connect') {
    const message = 'invalid handshake: first request must be connect';
    channel.answer(request.id, { ok: false, error: invalidRequest(message) });
    channel.close(closeCodes.policyViolation, message);
    return undefined;
  }
  const decision = decideConnect(request.params, context.token);
  if (decision.kind === 'refuse') {
    const { message } = decision.error;
    context.log.warn({ connection: id, reason: message }, 'connection was refused');
    channel.answer(request.id, { ok: false, error: decision.error });
    channel.close(decision.closeCode, message);
    return decision;
  }
  const { version, tickIntervalMs } = context;
  const about = { version, tickIntervalMs, connectionId: id, uptimeMs: context.uptimeMs() };
  const { role, scopes } = decision;
  channel.answer(request.id, { ok: true, payload: buildHello({ ...about, role, scopes }) });
  return decision;
}

function invalidRequest(message: string) {
  return { code: 'INVALID_REQUEST' as const, message };
}
