import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import {
  engineCapability,
  gatewayEvents,
  gatewayMethods,
  helloSchema,
  openClawProtocol,
  serverFrameSchema,
  type ConnectParams,
  type EventFrame,
  type GatewayEventName,
  type GatewayEventPayload,
  type GatewayMethodName,
  type GatewayParams,
  type GatewayResult,
  type ResponseFrame,
} from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import { createCalls } from './calls.ts';

/** A connection that was greeted, from then until it is closed. */
export type GatewaySocket = {
  request<M extends GatewayMethodName>(
    method: M,
    params: GatewayParams<M>,
  ): Promise<GatewayResult<M>>;
  readonly closed: Promise<void>;
  readonly lastHeardAt: () => Date;
  close(): void;
};

/** Something a gateway said unasked. */
export type GatewayMessage = {
  [E in GatewayEventName]: { readonly event: E; readonly payload: GatewayEventPayload<E> };
}[GatewayEventName];

const handshakeLimitMs = 10_000;
const closeLimitMs = 1_000;
const maxPayloadBytes = 32 * 1024 * 1024;

export type SocketOptions = {
  readonly url: string;
  readonly token: string;
  /** Whether we answer for the clients of the gateway. */
  readonly answersClients: boolean;
  readonly log: Logger;
};

/** Opens a connection and introduces us. */
export async function connectSocket(
  options: SocketOptions,
  onMessage: (message: GatewayMessage) => void,
): Promise<GatewaySocket> {
  const { url, log } = options;
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    maxPayload: maxPayloadBytes,
    handshakeTimeout: handshakeLimitMs,
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  const calls = createCalls(socket, closed);
  const silence = watchSilence(socket);
  let lastHeardAt = new Date();
  const challenged = Promise.withResolvers<void>();
  const limit = setTimeout(
    () => challenged.reject(new Error('the gateway did not greet us')),
    handshakeLimitMs,
  );
  socket.on('error', (error) => challenged.reject(error));
  void closed.then(() => challenged.reject(new Error('the gateway closed the connection')));
  socket.on('message', (data: Buffer) => {
    silence.broken();
    lastHeardAt = new Date();
    const frame = readFrame(data.toString('utf8'));
    if (!frame) return log.warn({ url }, 'gateway sent a frame that cannot be read');
    if (frame.type === 'res') return calls.settle(frame);
    if (frame.event === 'connect.challenge') return challenged.resolve();
    const message = readMessage(frame);
    return message
      ? onMessage(message)
      : log.debug({ url, event: frame.event }, 'gateway said something unknown');
  });
  try {
    await challenged.promise;
    const hello = helloSchema.parse(await calls.call('connect', introduce(options)));
    silence.watch(hello.policy.tickIntervalMs);
  } catch (error) {
    socket.terminate();
    throw error;
  } finally {
    clearTimeout(limit);
  }
  return {
    closed,
    lastHeardAt: () => lastHeardAt,
    close() {
      socket.close();
      const cut = setTimeout(() => socket.terminate(), closeLimitMs);
      void closed.then(() => clearTimeout(cut));
    },
    async request(method, params) {
      const answer = await calls.call(method, params);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by this method's own schema
      return gatewayMethods[method].result.parse(answer) as GatewayResult<typeof method>;
    },
  };
}

function introduce({ token, answersClients }: SocketOptions): ConnectParams {
  return {
    minProtocol: openClawProtocol,
    maxProtocol: openClawProtocol,
    client: {
      id: 'gateway-client',
      displayName: 'Helix engine',
      version: '1',
      platform: process.platform,
      mode: 'backend',
      instanceId: randomUUID(),
    },
    role: 'operator',
    scopes: ['operator.read', 'operator.write'],
    ...(answersClients && { caps: [engineCapability] }),
    auth: { token },
  };
}

/** A gateway that is silent for more than two ticks is gone, whatever the socket believes. */
function watchSilence(socket: WebSocket) {
  let timer: NodeJS.Timeout | undefined;
  void once(socket, 'close').then(
    () => clearTimeout(timer),
    () => undefined,
  );
  return {
    watch(tickIntervalMs: number) {
      timer = setTimeout(() => socket.terminate(), tickIntervalMs * 2.5);
    },
    broken() {
      timer?.refresh();
    },
  };
}

function readFrame(text: string): EventFrame | ResponseFrame | undefined {
  try {
    return serverFrameSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function readMessage({ event, payload }: EventFrame): GatewayMessage | undefined {
  if (!isKnownEvent(event)) return undefined;
  const parsed = gatewayEvents[event].safeParse(payload);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by this event's own schema
  return parsed.success ? ({ event, payload: parsed.data } as GatewayMessage) : undefined;
}

function isKnownEvent(event: string): event is GatewayEventName {
  return Object.hasOwn(gatewayEvents, event);
}
