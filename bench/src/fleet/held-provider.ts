import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';

/** A provider that goes on answering until it is told to finish, and counts who asked. */
export type HeldProvider = {
  readonly url: string;
  /** When each mark was asked for, in milliseconds since 1970. */
  readonly calls: ReadonlyMap<string, readonly number[]>;
  /** Answers that have begun and are not over, and whose client is still there. */
  openCalls(): number;
  release(): void;
  close(): Promise<void>;
};

const wordEveryMs = 2_000;

export const heldMark = (n: number) => `bench-mark-held${n}`;
export const promptMark = (n: number) => `bench-mark-prompt${n}`;
const isHeld = (mark: string) => mark.startsWith('bench-mark-held');

function say(response: ServerResponse, choices: object[], more: object = {}): void {
  response.write(`data: ${JSON.stringify({ id: '1', choices, ...more })}\n\n`);
}

function sayWord(response: ServerResponse): void {
  say(response, [{ index: 0, delta: { content: 'word ' }, finish_reason: null }]);
}

function finish(response: ServerResponse): void {
  const usage = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 };
  say(response, [{ index: 0, delta: {}, finish_reason: 'stop' }]);
  say(response, [], { usage });
  response.end('data: [DONE]\n\n');
}

export async function startHeldProvider(): Promise<HeldProvider> {
  const calls = new Map<string, number[]>();
  const open = new Set<ServerResponse>();
  let isReleased = false;
  const server = createServer((request, response) => {
    const at = Date.now();
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    request.on('end', () => {
      const mark = /bench-mark-\w+/.exec(text)?.[0] ?? '';
      calls.set(mark, [...(calls.get(mark) ?? []), at]);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      sayWord(response);
      if (isReleased || !isHeld(mark)) return finish(response);
      open.add(response);
      response.once('close', () => open.delete(response));
    });
  });
  const talking = setInterval(() => open.forEach(sayWord), wordEveryMs);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    calls,
    openCalls: () => open.size,
    release() {
      isReleased = true;
      for (const response of open) finish(response);
      open.clear();
    },
    async close() {
      clearInterval(talking);
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
