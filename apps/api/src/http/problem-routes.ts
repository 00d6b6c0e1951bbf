import type { FastifyInstance } from 'fastify';
import { apiBase } from '@helix/contracts';
import { AppError } from '@helix/runtime';

/** Below the API base nothing is a page: what is not an operation is a problem. */
export function mountUnknownPaths(app: FastifyInstance): void {
  app.all(`${apiBase}/*`, (request) => {
    const path = request.url.split('?')[0];
    throw new AppError('request.not_found', `There is no operation ${request.method} ${path}`);
  });
}
