import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  apiBase,
  isEventStream,
  isFileBody,
  isFileResponse,
  type Endpoint,
  type OutgoingFile,
} from '@helix/contracts';
import {
  withOrigin,
  type Actor,
  type AnswerHandler,
  type Client,
  type Context,
  type EndpointHandler,
  type StreamHandler,
} from '@helix/modules';
import { authenticate, findMissingAccess } from '@helix/modules/identity';
import { runOnce } from '@helix/modules/idempotency';
import { AppError } from '@helix/runtime';
import { sendEventStream, type OpenStreams } from '../realtime/event-stream.ts';
import { clientOf, readCredentials, refuseCrossSite } from './credentials.ts';
import { receiveFile, sendFile } from './files.ts';
import { countAttempt } from './guarded-attempts.ts';
import type { RateLimiter } from './rate-limit.ts';
import {
  clearSessionCookies,
  isTokens,
  refreshCookie,
  setSessionCookies,
} from './session-cookies.ts';
import { refuseUnstorableText } from './unstorable-text.ts';

export type Mounting = {
  readonly ctx: Context;
  readonly rateLimiter: RateLimiter;
  readonly rateLimit: number;
  readonly streams: OpenStreams;
};

const maxBodyBytes = 1_048_576;

/** The one place where HTTP meets the modules. */
export function mountEndpoint(
  app: FastifyInstance,
  mounting: Mounting,
  handler: EndpointHandler,
): void {
  const { endpoint } = handler;
  const schemas = strictSchemas(endpoint);
  app.route({
    method: endpoint.method,
    url: apiBase + endpoint.path,
    // What is held in memory. A file is streamed past it and has a limit of its own.
    bodyLimit: maxBodyBytes,
    handler: async (request, reply) => {
      const { actor, succeeded } = await admit(request, mounting, endpoint);
      const client = clientOf(request);
      const { sessionId, apiKeyId } = actor ?? {};
      const input = {
        ctx: withOrigin(mounting.ctx, { ip: client.ip, sessionId, apiKeyId }),
        actor,
        client,
        params: schemas.params?.parse(request.params),
        query: schemas.query?.parse(request.query),
        body: await readBody(request, endpoint, schemas.body),
      };
      const { params, query, body } = input;
      refuseUnstorableText({ params, query, ...(!isFileBody(endpoint.body) && { body }) });
      if (handler.kind === 'stream') return follow(request, reply, { mounting, handler, input });
      const answered = await answer(request, reply, { handler, input });
      succeeded();
      return answered;
    },
  });
}

type Input = {
  ctx: Context;
  actor: Actor | undefined;
  client: Client;
  params: unknown;
  query: unknown;
  body: unknown;
};

/** Who asks, whether they may, and whether they ask too often. */
async function admit(
  request: FastifyRequest,
  { ctx, rateLimiter, rateLimit }: Mounting,
  endpoint: Endpoint,
): Promise<{ actor: Actor | undefined; succeeded: () => void }> {
  refuseCrossSite(request);
  const attempt = { endpointId: endpoint.id, ip: request.ip };
  const succeeded = countAttempt(rateLimiter, attempt, rateLimit);
  if (endpoint.access === 'public') return { actor: undefined, succeeded };
  const actor = await authenticate(ctx, readCredentials(request).accessToken);
  request.log = request.log.child({ organizationId: actor.organization.id, actorId: actor.id });
  rateLimiter.take(actor.apiKeyId ?? actor.id, rateLimit);
  const missing = findMissingAccess(actor, endpoint);
  if (missing !== undefined) throw new AppError(missing.code, missing.message);
  return { actor, succeeded };
}

async function readBody(
  request: FastifyRequest,
  endpoint: Endpoint,
  schema: z.ZodType | undefined,
): Promise<unknown> {
  if (isFileBody(endpoint.body)) return receiveFile(request, endpoint.body);
  if (endpoint.id === 'auth.refresh') return schema?.parse(withCookieToken(request));
  return schema?.parse(request.body ?? {});
}

/** Browsers cannot read their refresh token, so it comes as a cookie instead of in the body. */
function withCookieToken(request: FastifyRequest): unknown {
  const refreshToken = request.cookies[refreshCookie];
  const body = typeof request.body === 'object' ? request.body : {};
  return { ...(refreshToken !== undefined && { refreshToken }), ...body };
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { handler, input }: { handler: AnswerHandler; input: Input },
): Promise<unknown> {
  const { endpoint } = handler;
  const invoke = async (ctx: Context) => guard(endpoint, await handler.invoke({ ...input, ctx }));
  const result = await withIdempotency(request, { endpoint, input, invoke });
  if (isFileResponse(endpoint.response)) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- EndpointAnswer types it so for such endpoints
    return sendFile(reply, result as OutgoingFile);
  }
  if (isTokens(result)) setSessionCookies(request, reply, result);
  if (endpoint.id === 'auth.logout') clearSessionCookies(reply);
  return reply.code(endpoint.status ?? 200).send(result);
}

/** What a handler returns must be what the contract says; anything else in it is left out. */
function guard(endpoint: Endpoint, result: unknown): unknown {
  if (isFileResponse(endpoint.response) || isEventStream(endpoint.response)) return result;
  const parsed = endpoint.response.safeParse(result);
  if (parsed.success) return parsed.data;
  throw new Error(`${endpoint.id} answered with something its contract does not describe`, {
    cause: parsed.error,
  });
}

function withIdempotency(
  request: FastifyRequest,
  call: { endpoint: Endpoint; input: Input; invoke: (ctx: Context) => Promise<unknown> },
): Promise<unknown> {
  const key = request.headers['idempotency-key'];
  const { ctx, actor, params, body } = call.input;
  if (typeof key !== 'string' || !actor || request.method === 'GET') return call.invoke(ctx);
  if (isFileBody(call.endpoint.body) || isFileResponse(call.endpoint.response))
    return call.invoke(ctx);
  // A refused password must stay counted, and an answer with a secret is given once.
  if (call.endpoint.access !== 'public' && call.endpoint.access.session) return call.invoke(ctx);
  const what = JSON.stringify([call.endpoint.id, params, body]);
  return runOnce(ctx, { actor, key, request: what }, call.invoke);
}

async function follow(
  request: FastifyRequest,
  reply: FastifyReply,
  stream: { mounting: Mounting; handler: StreamHandler; input: Input },
): Promise<void> {
  const { mounting, handler, input } = stream;
  const header = request.headers['last-event-id'];
  const lastEventId = typeof header === 'string' && header !== '' ? header : undefined;
  await sendEventStream(request, reply, {
    streams: mounting.streams,
    open: (signal) => handler.follow({ ...input, lastEventId, signal }),
  });
}

/** Unknown fields are refused: what we cannot honour we do not swallow. */
function strictSchemas({ params, query, body }: Endpoint) {
  return {
    params: params?.strict(),
    query: query?.strict(),
    body: isFileBody(body) || body === undefined ? undefined : strict(body),
  };
}

function strict(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject ? schema.strict() : schema;
}
