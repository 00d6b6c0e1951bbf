import { once } from 'node:events';
import { createServer } from 'node:http';

/** A provider that answers at once, word after word, and knows when somebody leaves. */
export type BareProvider = {
  readonly url: string;
  /** When the client of the request with this mark left before its answer was whole. */
  readonly leftAt: ReadonlyMap<string, number>;
  close(): Promise<void>;
};

const markOf = (text: string) => /bench-mark-(\w+)/.exec(text)?.[1] ?? '';

export async function startBareProvider(words: number, wordMs: number): Promise<BareProvider> {
  const leftAt = new Map<string, number>();
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    request.on('end', () => {
      const mark = markOf(text);
      const say = (choices: object[], more: object = {}) =>
        response.write(`data: ${JSON.stringify({ id: '1', choices, ...more })}\n\n`);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      let said = 0;
      const timer = setInterval(() => {
        said += 1;
        say([{ index: 0, delta: { content: `word${said} ` }, finish_reason: null }]);
        if (said < words) return;
        clearInterval(timer);
        say([{ index: 0, delta: {}, finish_reason: 'stop' }]);
        say([], {
          usage: { prompt_tokens: 10, completion_tokens: words, total_tokens: 10 + words },
        });
        response.end('data: [DONE]\n\n');
      }, wordMs);
      response.once('close', () => {
        clearInterval(timer);
        if (!response.writableFinished) leftAt.set(mark, performance.now());
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    leftAt,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
