import { randomUUID } from 'node:crypto';
import type { RawData } from 'ws';
import { closeCodes, type RequestFrame } from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import type { Challenge, ClientLine } from '../clients/index.ts';
import type { MessageContext } from '../messages/index.ts';
import type { Follower } from '../runs/index.ts';
import { answerRequest } from './answer-request.ts';
import { decideConnect, type ConnectDecision, type Refused } from './decide-connect.ts';
import { createFrameChannel, readRequest, type FrameChannel, type Wire } from './frame-channel.ts';
import { admitMember, type Guest } from './guest.ts';
import { buildHello } from './hello.ts';
import { limits } from './limits.ts';

export type ConnectionContext = Omit<MessageContext, 'follower' | 'engine'> & {
  readonly token: string;
  readonly uptimeMs: () => number;
  readonly tickIntervalMs: number;
  readonly log: Logger;
};

export type Connection = Pick<FrameChannel, 'emit' | 'close'> & {
  readonly isGreeted: () => boolean;
  /** Engines are told what this gateway can take on; clients have nothing to do with it. */
  readonly isPeer: () => boolean;
};

/** Speaks the protocol with one client, from the challenge to the close. */
export function serveConnection(wire: Wire, context: ConnectionContext): Connection {
  const { socket } = wire;
  const id = randomUUID();
  const { runs, testModel, relay, about } = context;
  const log = context.log.child({ connection: id });
  const channel = createFrameChannel(wire, log);
  const follower: Follower = { send: ({ event, payload }) => channel.emit(event, payload) };
  const messages = { runs, testModel, relay, about, follower, engine: channel };
  const challenge: Challenge = { nonce: randomUUID(), ts: Date.now() };
  let guest: Guest | undefined;
  let isIntroducing = false;
  const leaving: (() => void)[] = [];

  const handshake = setTimeout(
    () => channel.close(closeCodes.policyViolation, 'handshake timeout'),
    limits.handshakeMs,
  );
  const letIn = (request: RequestFrame, admitted: Guest) => {
    clearTimeout(handshake);
    guest = admitted;
    const { tickIntervalMs } = context;
    const self = { version: about.version, tickIntervalMs, connectionId: id };
    const hello = buildHello({ ...self, uptimeMs: context.uptimeMs(), guest });
    channel.answer(request.id, { ok: true, payload: hello });
    if (guest.isEngine) leaving.push(relay.enterEngine(channel));
    log.info({ client: guest.who.client }, 'client is connected');
  };
  const meet = (request: RequestFrame | undefined) => {
    if (request?.method !== 'connect') return turnAway(channel, request, stranger(request));
    isIntroducing = true;
    const decision = decideConnect(request.params, { token: context.token, challenge });
    if (decision.kind === 'refuse') return turnAway(channel, request, decision);
    if (decision.kind === 'accept') return letIn(request, { ...peer, ...decision });
    const { line, admitted } = askEngine(channel, { id, context, decision });
    leaving.push(() => line.close());
    return void admitted.then(
      (came) => ('kind' in came ? turnAway(channel, request, came) : letIn(request, came)),
      (error: unknown) => {
        log.error({ err: error }, 'a client could not be let in');
        channel.close(closeCodes.policyViolation, 'the connection could not be checked');
      },
    );
  };
  const receive = (data: RawData, isBinary: boolean): void => {
    const request = readRequest(data, isBinary);
    if (!guest) {
      if (!isIntroducing) return meet(request);
      return channel.close(closeCodes.policyViolation, 'invalid handshake: wait for the answer');
    }
    if (!request) return channel.answer('invalid', { ok: false, error: invalidFrame });
    const answered = answerRequest(request, { context: messages, guest, log }, (told) =>
      channel.answer(request.id, told),
    );
    return void answered.then(() => {
      // A client that left while its start was being recorded follows nothing.
      if (socket.readyState !== socket.OPEN) runs.unfollow(follower);
    });
  };
  socket.on('message', receive);
  socket.on('error', (error) => log.debug({ err: error }, 'connection failed'));
  socket.once('close', (code) => {
    clearTimeout(handshake);
    runs.unfollow(follower);
    for (const leave of leaving) leave();
    if (guest) log.info({ code }, 'client is gone');
  });
  channel.emit('connect.challenge', { ...challenge });
  return {
    emit: channel.emit,
    close: channel.close,
    isGreeted: () => guest !== undefined,
    isPeer: () => guest !== undefined && guest.line === undefined,
  };
}

const peer = { deviceToken: null, line: undefined };
const invalidFrame = { code: 'INVALID_REQUEST' as const, message: 'invalid request frame' };

function askEngine(
  channel: FrameChannel,
  asking: {
    id: string;
    context: ConnectionContext;
    decision: Extract<ConnectDecision, { kind: 'ask' }>;
  },
): { line: ClientLine; admitted: Promise<Guest | Refused> } {
  const { id, context, decision } = asking;
  const { caps } = decision.who;
  return admitMember(context.relay, { id, ...decision }, (event, payload) => {
    // Only who asked for them is told of tools.
    if (payload['stream'] === 'tool' && !caps.includes('tool-events')) return;
    channel.pass(event, payload);
  });
}

function stranger(request: RequestFrame | undefined): Refused {
  const message = request
    ? 'invalid handshake: first request must be connect'
    : invalidFrame.message;
  return {
    kind: 'refuse',
    closeCode: closeCodes.policyViolation,
    error: { ...invalidFrame, message },
  };
}

/** Answered as far as it can be. */
function turnAway(
  channel: FrameChannel,
  request: RequestFrame | undefined,
  { error, closeCode }: Refused,
): void {
  if (request) channel.answer(request.id, { ok: false, error });
  channel.close(closeCode, error.message);
}
