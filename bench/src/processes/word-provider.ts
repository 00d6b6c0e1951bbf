import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Chat completions, streamed: the first word at once, the others at the pace of a model. */
export type WordProviderNews =
  | { readonly kind: 'listening'; readonly port: number }
  /** The client left before its answer was whole, at this time in milliseconds since 1970. */
  | { readonly kind: 'left'; readonly mark: string; readonly at: number };

/** Thirty words a second, about forty tokens, each sent by itself. */
const wordMs = 33;

const tell = (news: WordProviderNews) => process.send?.(news);
const server = createServer((request, response) => void answer(request, response));

process.once('disconnect', () => process.exit());
server.listen({ port: 0, host: '127.0.0.1', backlog: 1_024 });
await once(server, 'listening');
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('no port');
tell({ kind: 'listening', port: address.port });

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const [, mark = '', wished = '1'] = /bench-mark-(\w+) bench-words-(\d+)/.exec(text) ?? [];
  const words = Number(wished);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let said = 0;
  const sayNext = () => {
    said += 1;
    say(response, [{ index: 0, delta: { content: `word${said} ` }, finish_reason: null }]);
    if (said < words) return;
    clearInterval(timer);
    say(response, [{ index: 0, delta: {}, finish_reason: 'stop' }]);
    const usage = { prompt_tokens: 3_000, completion_tokens: words, total_tokens: 3_000 + words };
    say(response, [], { usage });
    response.end('data: [DONE]\n\n');
  };
  const timer = setInterval(sayNext, wordMs);
  response.once('close', () => {
    clearInterval(timer);
    if (response.writableFinished) return;
    tell({ kind: 'left', mark, at: performance.timeOrigin + performance.now() });
  });
  sayNext();
}

function say(response: ServerResponse, choices: object[], more: object = {}): void {
  const told = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 0, model: 'bare' };
  response.write(`data: ${JSON.stringify({ ...told, choices, ...more })}\n\n`);
}
