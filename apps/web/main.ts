import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import next from 'next';
import { z } from 'zod';
import { createCompressedFiles, staticFolder } from './compressed-files.ts';

/** The dashboard as a process: serves what `next build` made (or, in development, the sources), says when it is ready, and leaves when it is told to. */
const drainLimitMs = 8_000;
const {
  NODE_ENV: mode,
  WEB_PORT: port,
  WEB_HOST: hostname,
} = z
  .object({
    NODE_ENV: z.enum(['production', 'development']).default('production'),
    WEB_PORT: z.coerce.number().int().default(3000),
    WEB_HOST: z.string().default('127.0.0.1'),
  })
  .parse(process.env);

const app = next({ dev: mode === 'development', dir: import.meta.dirname, hostname, port });
await app.prepare();
const handle = app.getRequestHandler();
const answerCompressed = createCompressedFiles(staticFolder);
const answer = async (request: IncomingMessage, response: ServerResponse) => {
  const isAnswered = mode === 'production' && (await answerCompressed(request, response));
  if (!isAnswered) await handle(request, response);
};
const server = createServer((request, response) => void answer(request, response));
const upgrade = app.getUpgradeHandler();
server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
server.listen(port, hostname, () => process.send?.({ type: 'ready' }));

let leaving = false;
const leave = () => {
  if (leaving) return;
  leaving = true;
  setTimeout(() => process.exit(0), drainLimitMs).unref();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
};
process.on('SIGTERM', leave);
process.on('SIGINT', leave);
process.on('disconnect', leave);
