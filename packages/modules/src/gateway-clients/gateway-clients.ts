import {
  clientMethods,
  isClientMethod,
  operatorScopes,
  relayMethods,
  type Admitted,
  type ClientAnswer,
  type ClientMethodName,
  type ClientRequest,
  type ClientTell,
  type RelayAnswer,
} from '@helix/contracts/gateway';
import { postChatMessage } from '@helix/contracts/chats';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import {
  authenticate,
  authenticateDevice,
  deviceTokenFor,
  findMissingAccess,
} from '../identity/index.ts';
import type { ClientCall, ClientMethod } from './client-method.ts';
import { describeFailure } from './describe-failure.ts';
import { readingMethods } from './reading.methods.ts';
import { takeOver, turnMethods } from './turn.methods.ts';

/** The gateway that a client is connected to. */
export type ClientPort = {
  answer(answer: ClientAnswer): Promise<void>;
  /** False when the client is not there any more. */
  tell(told: ClientTell): Promise<boolean>;
};

/** What an engine does for clients of its gateways. */
export type GatewayClients = {
  hear(request: ClientRequest, port: ClientPort): void;
  gone(clientId: string): void;
  close(): void;
};

const methods = { ...readingMethods, ...turnMethods };
const deviceToken = /^hxd_/;

export function createGatewayClients(
  ctx: Context,
  { version }: { version: string },
): GatewayClients {
  const clients = createPresence();

  const carryOut = async (request: ClientRequest, port: ClientPort): Promise<unknown> => {
    const { clientId, requestId, method, params, token, deviceId } = request;
    const actor = deviceToken.test(token)
      ? await authenticateDevice(ctx, { token, deviceId })
      : await authenticate(ctx, token);
    if (method === 'helix.admit') {
      return admit(ctx, actor, { ...relayMethods[method].parse(params), deviceId });
    }
    const client = clients.enter(clientId);
    const call = {
      ...{ ctx, actor, version, signal: client.signal },
      follow: client.followOnce(async (told) => port.tell({ clientId, ...told })),
      answerFirst: (payload: unknown) =>
        port.answer({ requestId, isLast: false, answer: { ok: true, payload } }),
    };
    if (method === 'helix.follow') return takeOver(call, relayMethods[method].parse(params));
    if (!isClientMethod(method)) throw new AppError('request.invalid', `unknown method: ${method}`);
    requireAccess(actor, methods[method].like);
    const parsed = {
      ...call,
      params: clientMethods[method].params.parse(params),
    } as ClientCall<ClientMethodName>;
    return methodOf(method).answer(parsed);
  };

  const answerTo = async (request: ClientRequest, port: ClientPort): Promise<void> => {
    const answer = await carryOut(request, port).then(
      (payload): RelayAnswer => ({ ok: true, payload }),
      (error: unknown): RelayAnswer => ({
        ok: false,
        error: describeFailure(error, { method: request.method, log: ctx.log }),
      }),
    );
    await port.answer({ requestId: request.requestId, isLast: true, answer });
  };

  return {
    hear(request, port) {
      answerTo(request, port).catch((error: unknown) =>
        // The gateway asks again, here or elsewhere.
        ctx.log.debug({ err: error, method: request.method }, 'a client was not answered'),
      );
    },
    gone: clients.leave,
    close: clients.close,
  };
}

function methodOf(method: ClientMethodName): Pick<ClientMethod, 'answer'> {
  return methods[method] as Pick<ClientMethod, 'answer'>;
}

function requireAccess(actor: Actor, like: ClientMethod['like']): void {
  const missing = findMissingAccess(actor, like);
  if (missing) throw new AppError(missing.code, missing.message);
}

/** What a key may do, in the words of OpenClaw. Nobody administers an instance through a gateway. */
function admit(
  ctx: Context,
  actor: Actor,
  { scopes, deviceId }: { scopes: readonly string[]; deviceId: string | null },
): Admitted {
  const may = new Set<string>();
  if (!findMissingAccess(actor, methods['agents.list'].like)) may.add('operator.read');
  if (!findMissingAccess(actor, postChatMessage)) may.add('operator.write');
  const { apiKeyId } = actor;
  return {
    scopes: operatorScopes.filter((scope) => may.has(scope) && scopes.includes(scope)),
    name: actor.name,
    deviceToken:
      deviceId === null || apiKeyId === undefined
        ? null
        : deviceTokenFor(ctx, { apiKeyId, deviceId }),
  };
}

/** Which clients are here, and what is being told to each. */
function createPresence() {
  const present = new Map<string, { leaving: AbortController; followed: Set<string> }>();
  const leave = (clientId: string) => {
    present.get(clientId)?.leaving.abort();
    present.delete(clientId);
  };
  return {
    enter(clientId: string) {
      const client = present.get(clientId) ?? {
        leaving: new AbortController(),
        followed: new Set<string>(),
      };
      present.set(clientId, client);
      const { followed, leaving } = client;
      const { signal } = leaving;
      return {
        signal,
        followOnce(tell: Parameters<Parameters<ClientCall<'agent'>['follow']>[1]>[0]) {
          return async (key: string, work: Parameters<ClientCall<'agent'>['follow']>[1]) => {
            if (followed.has(key)) return;
            followed.add(key);
            try {
              await work(tell, signal);
            } catch {
              // The connection to the gateway broke; whoever it asks next goes on from there.
            } finally {
              followed.delete(key);
            }
          };
        },
      };
    },
    leave,
    close() {
      for (const clientId of present.keys()) leave(clientId);
    },
  };
}
