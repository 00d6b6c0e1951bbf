import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { anthropicMessages } from './anthropic-messages.ts';
import { chatCompletions } from './chat-completions.ts';
import { gemini } from './gemini.ts';
import { ollamaChat } from './ollama-chat.ts';
import { responses } from './responses.ts';
import type { Received, Reply, WireFormat } from './reply.ts';

const formats: readonly WireFormat[] = [
  chatCompletions,
  responses,
  anthropicMessages,
  gemini,
  ollamaChat,
];

/** Where each provider's clients expect its paths to begin. */
const prefixes: Readonly<Record<string, string>> = { google: '/v1beta', ollama: '/api' };

export type ProviderServer = {
  readonly port: number;
  /** What a client of this provider is pointed at. The same server speaks for all of them. */
  baseUrl(provider: string): string;
  /** Answers of the next requests, in turn; whoever asks for more gets a plain one. */
  script(...replies: readonly Reply[]): void;
  /** What was asked, oldest first. */
  readonly received: readonly Received[];
  /** Resolves once a client has left before its answer was complete. */
  untilAbandoned(): Promise<void>;
  close(): Promise<void>;
};

/** A provider as a client meets it: real HTTP, the real formats, and every way of going wrong. */
export async function startProviderServer(): Promise<ProviderServer> {
  const received: Received[] = [];
  const replies: Reply[] = [];
  const abandoned = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    response.once('close', () => {
      if (!response.writableFinished) abandoned.resolve();
    });
    void readRequest(request)
      .then(async (asked) => {
        received.push(asked);
        await answer(response, asked, replies.shift() ?? { text: 'Done.' });
      })
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    baseUrl: (provider) =>
      `http://127.0.0.1:${address.port}/${provider}${prefixes[provider] ?? '/v1'}`,
    script: (...next) => void replies.push(...next),
    received,
    untilAbandoned: () => abandoned.promise,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readRequest(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || 'null');
  return { path: pathname, query: search, headers: request.headers, body };
}

async function answer(response: ServerResponse, asked: Received, reply: Reply): Promise<void> {
  const { fault } = reply;
  await delay(reply.delayMs ?? 0);
  if (fault?.kind === 'status') {
    const body = typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body);
    const type = typeof fault.body === 'string' ? 'text/html' : 'application/json';
    response.writeHead(fault.status, { 'content-type': type, ...fault.headers }).end(body);
    return;
  }
  if (fault?.kind === 'html') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!doctype html><title>Sign in</title><p>Please sign in to the proxy.</p>');
    return;
  }
  const format = formats.find(({ path }) => path.test(asked.path));
  if (!format) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found');
    return;
  }
  const frames = format.frames(reply, { dialect: dialectOf(asked), model: modelOf(asked) });
  response.writeHead(200, { 'content-type': format.contentType, 'cache-control': 'no-cache' });
  response.flushHeaders();
  for (const frame of frames.slice(0, fault?.afterFrames)) {
    if (!response.write(frame)) await once(response, 'drain');
  }
  if (fault?.kind === 'instead') response.end(fault.text);
  else await misbehave(response, format, fault?.kind);
}

async function misbehave(
  response: ServerResponse,
  format: WireFormat,
  kind: 'hang' | 'cut' | 'end-early' | 'garbage' | undefined,
): Promise<void> {
  if (kind === 'hang') await once(response, 'close');
  else if (kind === 'garbage') response.end(format.garbage);
  else if (kind === 'cut') {
    // What was written has to arrive before the connection breaks.
    await new Promise<void>((resolve) => response.write(' ', () => resolve()));
    response.destroy();
  } else response.end();
}

function dialectOf({ path }: Received): string {
  return path.split('/')[1] ?? '';
}

function modelOf({ path, body }: Received): string {
  const inPath = /\/models\/([^/:]+):/.exec(path)?.[1];
  const named = typeof body === 'object' && body !== null && 'model' in body ? body.model : inPath;
  return typeof named === 'string' ? named : 'unnamed';
}
