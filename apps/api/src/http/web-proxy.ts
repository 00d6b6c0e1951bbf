import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';
import { AppError } from '@helix/runtime';
import { toProblem } from './error-handler.ts';

/** Everything that is not the API goes to the dashboard, exactly as the reverse proxy does in production. */
export async function mountWebProxy(app: FastifyInstance, webUrl: string): Promise<void> {
  await app.register(httpProxy, {
    upstream: webUrl,
    prefix: '/',
    httpMethods: ['GET', 'HEAD', 'POST'],
    // In development, pages learn by a socket that their source has changed.
    websocket: true,
    // Two lines for each file of a page would drown what matters.
    disableRequestLogging: true,
    replyOptions: {
      rewriteRequestHeaders: (request, headers) => ({
        ...headers,
        'x-forwarded-host': request.headers.host ?? '',
        'x-forwarded-proto': request.protocol,
      }),
      onError(reply, { error }) {
        const away = new AppError(
          'service.unavailable',
          'The dashboard is starting; reload in a moment',
          {
            cause: error,
          },
        );
        reply.log.warn({ err: error }, 'dashboard did not answer');
        reply.code(away.status).send(toProblem(away, reply.request.id));
      },
    },
  });
}
