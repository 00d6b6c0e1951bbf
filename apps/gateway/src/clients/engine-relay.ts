import { randomUUID } from 'node:crypto';
import type {
  ClientAnswer,
  ClientRequest,
  ClientTell,
  GatewayEventPayload,
  RelayAnswer,
} from '@helix/contracts/gateway';
import { createClientTurns, type ClientTurns } from './client-turns.ts';

/** An engine that is connected, and answers for the clients of this gateway. */
export type EnginePeer = {
  emit<E extends 'helix.client.request' | 'helix.client.gone'>(
    event: E,
    payload: GatewayEventPayload<E>,
  ): void;
};

export type ClientIdentity = Pick<ClientRequest, 'token' | 'deviceId'>;
type OnAnswer = (answer: RelayAnswer, isLast: boolean) => void;

/** One client's way to the engines. */
export type ClientLine = {
  ask(wish: Pick<ClientRequest, 'method' | 'params'>, onAnswer: OnAnswer): void;
  close(): void;
};

export type EngineRelay = {
  /** Returns what is to be called when the engine is gone. */
  enterEngine(engine: EnginePeer): () => void;
  openLine(
    client: ClientIdentity & { id: string },
    hear: (event: ClientTell['event'], payload: ClientTell['payload']) => void,
  ): ClientLine;
  /** False when nobody waits for it any more. */
  answer(answer: ClientAnswer): boolean;
  tell(told: ClientTell, engine: EnginePeer): boolean;
};

/** How long a request waits for an engine while none is connected. */
const patienceMs = 10_000;
const asksPerClient = 200;

type Ask = {
  readonly request: ClientRequest;
  readonly onAnswer: OnAnswer;
  engine: EnginePeer | undefined;
  patience: NodeJS.Timeout | undefined;
  /** It was told that its turn is taken on, which the next engine says as well. */
  isTakenOn: boolean;
};
type Client = {
  readonly identity: ClientIdentity;
  readonly hear: (event: ClientTell['event'], payload: ClientTell['payload']) => void;
  readonly turns: ClientTurns<EnginePeer>;
};

/**
 * Hands what clients want to whichever engine is there. What an engine took with it is asked of the next one: every
 * request may be repeated, and a turn goes on being told from where the last engine left it.
 */
export function createEngineRelay(): EngineRelay {
  const engines = new Set<EnginePeer>();
  const asks = new Map<string, Ask>();
  const clients = new Map<string, Client>();

  /** In turn, so that none does all the work. */
  const nextEngine = (): EnginePeer | undefined => {
    const [engine] = engines;
    if (!engine) return undefined;
    engines.delete(engine);
    engines.add(engine);
    return engine;
  };
  const settle = (ask: Ask, answer: RelayAnswer, isLast: boolean) => {
    if (isLast) {
      clearTimeout(ask.patience);
      asks.delete(ask.request.requestId);
    } else if (ask.isTakenOn) return;
    ask.isTakenOn = true;
    ask.onAnswer(answer, isLast);
  };
  const place = (ask: Ask) => {
    ask.engine = nextEngine();
    if (ask.engine) {
      clearTimeout(ask.patience);
      ask.patience = undefined;
      ask.engine.emit('helix.client.request', ask.request);
    } else {
      ask.patience ??= setTimeout(() => settle(ask, noEngine, true), patienceMs);
    }
  };
  const ask = (request: Omit<ClientRequest, 'requestId'>, onAnswer: OnAnswer) => {
    const requestId = randomUUID();
    const added = { request: { ...request, requestId }, onAnswer };
    const entry: Ask = { ...added, engine: undefined, patience: undefined, isTakenOn: false };
    asks.set(requestId, entry);
    place(entry);
  };
  const asksOf = (clientId: string) =>
    [...asks.values()].filter(({ request }) => request.clientId === clientId);

  return {
    enterEngine(engine) {
      engines.add(engine);
      for (const waiting of asks.values()) if (!waiting.engine) place(waiting);
      return () => {
        engines.delete(engine);
        for (const [clientId, { identity, turns }] of clients) {
          for (const params of turns.takeFrom(engine)) {
            ask({ clientId, ...identity, method: 'helix.follow', params }, () => undefined);
          }
        }
        for (const lost of asks.values()) if (lost.engine === engine) place(lost);
      };
    },
    openLine({ id: clientId, ...identity }, hear) {
      clients.set(clientId, { identity, hear, turns: createClientTurns() });
      return {
        ask({ method, params }, onAnswer) {
          if (asksOf(clientId).length >= asksPerClient) return onAnswer(tooMany, true);
          return ask({ clientId, ...identity, method, params }, onAnswer);
        },
        close() {
          clients.delete(clientId);
          for (const { request, patience } of asksOf(clientId)) {
            clearTimeout(patience);
            asks.delete(request.requestId);
          }
          for (const engine of engines) engine.emit('helix.client.gone', { clientId });
        },
      };
    },
    answer({ requestId, answer, isLast }) {
      const asked = asks.get(requestId);
      if (!asked) return false;
      settle(asked, answer.ok ? { ok: true, payload: answer.payload } : answer, isLast);
      return true;
    },
    tell({ clientId, event, payload }, engine) {
      const client = clients.get(clientId);
      if (!client?.turns.isNews(event, payload, engine)) return client !== undefined;
      client.hear(event, payload);
      return true;
    },
  };
}

const noEngine: RelayAnswer = {
  ok: false,
  error: {
    code: 'UNAVAILABLE',
    message: 'no engine is connected to this gateway; try again soon',
    details: { code: 'HELIX_NO_ENGINE' },
    ...{ retryable: true, retryAfterMs: 1_000 },
  },
};
const tooMany: RelayAnswer = {
  ok: false,
  error: {
    code: 'UNAVAILABLE',
    message: `more than ${asksPerClient} requests of this connection are open`,
    ...{ retryable: true, retryAfterMs: 1_000 },
  },
};
