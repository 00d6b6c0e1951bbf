import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import {
  gatewayEvents,
  gatewayMethods,
  helloSchema,
  openClawProtocol,
  serverFrameSchema,
  type ConnectParams,
  type GatewayError,
  type GatewayEventName,
  type GatewayEventPayload,
  type GatewayMethodName,
  type GatewayParams,
  type GatewayResult,
  type ResponseFrame,
} from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';

/** A connection that was greeted, from then until it is closed. */
export type GatewaySocket = {
  request<M extends GatewayMethodName>(method: M, params: GatewayParams<M>): Promise<GatewayResult<M>>;
  readonly closed: Promise<void>;
  close(): void;
};

type OnEvent = <E extends GatewayEventName>(event: E, payload: GatewayEventPayload<E>) => void;

const answerLimitMs = 10_000;
const maxPayloadBytes = 32 * 1024 * 1024;

/** The gateway said no, and why. */
export class GatewayRefusal extends Error {
  override readonly name = 'GatewayRefusal';
  readonly detail: string | undefined;

  constructor(error: GatewayError | undefined) {
    super(error?.message ?? 'the gateway refused');
    this.detail = error?.details?.code;
  }
}

/** Opens a connection and introduces us. */
export async function connectSocket(
  options: { url: string; token: string; log: Logger },
  handlers: { onEvent: OnEvent },
): Promise<GatewaySocket> {
  const socket = new WebSocket(options.url, {
    perMessageDeflate: false,
    maxPayload: maxPayloadBytes,
    handshakeTimeout: answerLimitMs,
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  const calls = createCalls(socket, closed);
  const watch = watchSilence(socket);
  const challenged = Promise.withResolvers<void>();
  socket.on('error', (error) => challenged.reject(error));
  void closed.then(() => challenged.reject(new Error('the gateway closed the connection')));
  socket.on('message', (data: Buffer) => {
    watch.heard();
    const frame = readFrame(data.toString());
    if (!frame) return options.log.warn({ url: options.url }, 'gateway sent a frame that cannot be read');
    if (frame.type === 'res') return calls.settle(frame);
    if (frame.event === 'connect.challenge') return challenged.resolve();
    return tell(frame.event, frame.payload, handlers.onEvent);
  });
  try {
    await challenged.promise;
    const hello = helloSchema.parse(await calls.call('connect', introduce(options.token)));
    watch.begin(hello.policy.tickIntervalMs);
  } catch (error) {
    socket.terminate();
    throw error;
  }
  return {
    closed,
    close: () => socket.close(),
    async request(method, params) {
      const answer = await calls.call(method, params);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by this method's own schema
      return gatewayMethods[method].result.parse(answer) as GatewayResult<typeof method>;
    },
  };
}

function introduce(token: string): ConnectParams {
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
    auth: { token },
  };
}

/** Pairs answers with questions; a question whose connection ends, or that gets no answer, fails. */
function createCalls(socket: WebSocket, closed: Promise<void>) {
  const waiting = new Map<string, PromiseWithResolvers<unknown>>();
  void closed.then(() => {
    for (const call of waiting.values()) call.reject(new Error('the gateway closed the connection'));
    waiting.clear();
  });
  return {
    call(method: string, params: unknown): Promise<unknown> {
      const id = randomUUID();
      const call = Promise.withResolvers<unknown>();
      waiting.set(id, call);
      const limit = setTimeout(() => call.reject(new Error(`the gateway did not answer ${method}`)), answerLimitMs);
      socket.send(JSON.stringify({ type: 'req', id, method, params }), (error) => {
        if (error) call.reject(error);
      });
      return call.promise.finally(() => {
        clearTimeout(limit);
        waiting.delete(id);
      });
    },
    settle({ id, ok, payload, error }: ResponseFrame): void {
      const call = waiting.get(id);
      if (ok) call?.resolve(payload);
      else call?.reject(new GatewayRefusal(error));
    },
  };
}

/** A gateway that is silent for more than two ticks is gone, whatever the socket believes. */
function watchSilence(socket: WebSocket) {
  let timer: NodeJS.Timeout | undefined;
  let limitMs = 0;
  const arm = () => {
    clearTimeout(timer);
    if (limitMs > 0) timer = setTimeout(() => socket.terminate(), limitMs).unref();
  };
  socket.once('close', () => clearTimeout(timer));
  return {
    heard: arm,
    begin(tickIntervalMs: number) {
      limitMs = tickIntervalMs * 2.5;
      arm();
    },
  };
}

function readFrame(text: string) {
  try {
    return serverFrameSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function tell(event: string, payload: unknown, onEvent: OnEvent): void {
  if (!isKnownEvent(event)) return;
  const parsed = gatewayEvents[event].safeParse(payload);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by this event's own schema
  if (parsed.success) onEvent(event, parsed.data as GatewayEventPayload<typeof event>);
}

function isKnownEvent(event: string): event is GatewayEventName {
  return Object.hasOwn(gatewayEvents, event);
}
