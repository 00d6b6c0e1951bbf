import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { chatRequestSchema, type ChatRequest } from './chat-request.ts';
import { simulatedModels } from './directives.ts';
import { usageOf, type AnswerPlan } from './plan-answer.ts';
import { createFaultCount, type FaultCount } from './fault-count.ts';
import { streamAnswer, toWire, type Completion } from './stream-answer.ts';

const bodyLimitBytes = 32 * 1024 * 1024;

export type SimulatedProvider = {
  /** Where an OpenAI client is pointed at, such as http://127.0.0.1:40123/v1. */
  readonly baseUrl: string;
  /** Requests for an answer: all there were, those being answered, and those whose reader left before the end. */
  activity(): { readonly requests: number; readonly active: number; readonly abandoned: number };
  close(): Promise<void>;
};

/** A model provider that needs no network and no key: real HTTP in OpenAI's format, with composed answers. */
export async function startSimulatedProvider(
  listen: { host?: string; port?: number } = {},
): Promise<SimulatedProvider> {
  const counts = { requests: 0, active: 0, abandoned: 0 };
  const faults = createFaultCount();
  const server = createServer((request, response) => {
    route(request, response, { counts, faults }).catch(() => {
      if (response.headersSent) response.destroy();
      else sendError(response, 500, 'The simulated provider failed.');
    });
  });
  server.listen(listen.port ?? 0, listen.host ?? '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the simulated provider listens on no port');
  return {
    baseUrl: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}/v1`,
    activity: () => ({ ...counts }),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

type Counts = { requests: number; active: number; abandoned: number };

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  { counts, faults }: { counts: Counts; faults: FaultCount },
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'GET' && pathname === '/v1/models')
    return sendJson(response, 200, listModels());
  if (request.method !== 'POST' || pathname !== '/v1/chat/completions') {
    return sendError(response, 404, `There is nothing at ${request.method} ${pathname}.`);
  }
  const parsed = chatRequestSchema.safeParse(await readJson(request));
  if (!parsed.success)
    return sendError(response, 400, 'The request body is not a chat completions request.');
  counts.requests += 1;
  counts.active += 1;
  const left = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) left.abort();
  });
  try {
    await answer(response, faults.apply(parsed.data), left.signal);
  } catch (error) {
    if (!left.signal.aborted) throw error;
    counts.abandoned += 1;
  } finally {
    counts.active -= 1;
  }
}

async function answer(
  response: ServerResponse,
  { request, plan }: { request: ChatRequest; plan: AnswerPlan },
  signal: AbortSignal,
): Promise<void> {
  const { fault, 'retry-after': retryAfter } = plan.directives;
  if (typeof fault === 'number') {
    if (fault === 429) response.setHeader('retry-after', String(retryAfter));
    return sendError(response, fault, `Simulated failure with status ${fault}.`);
  }
  const completion: Completion = {
    id: `chatcmpl-${randomUUID()}`,
    created: Math.floor(Date.now() / 1_000),
    model: request.model,
  };
  if (request.stream === true) {
    const includeUsage = request.stream_options?.include_usage === true;
    return streamAnswer(response, plan, { completion, includeUsage, signal });
  }
  await delay(plan.directives.delay, undefined, { signal });
  sendJson(response, 200, wholeAnswer(plan, completion));
}

function wholeAnswer(plan: AnswerPlan, completion: Completion) {
  const message = {
    role: 'assistant',
    content: plan.tokens.join(''),
    ...(plan.thoughts.length > 0 && { reasoning_content: plan.thoughts.join('') }),
    ...(plan.toolCalls.length > 0 && { tool_calls: plan.toolCalls.map(toWire) }),
  };
  return {
    ...completion,
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: plan.finishReason }],
    ...(plan.directives.usage === 'told' && { usage: usageOf(plan) }),
  };
}

function listModels() {
  const data = Object.keys(simulatedModels).map((id) => ({
    id,
    object: 'model',
    created: 0,
    owned_by: 'helix',
  }));
  return { object: 'list', data };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > bodyLimitBytes) return undefined;
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sendError(response: ServerResponse, status: number, message: string): void {
  const type = status < 500 ? 'invalid_request_error' : 'server_error';
  sendJson(response, status, { error: { message, type, param: null, code: null } });
}
