import type { FastifyInstance } from 'fastify';
import { allEndpoints, apiBase, openApiDocument } from '@helix/contracts';
import { renderDocsPage } from './docs-page.ts';

/** The contract for programs and for people; both are made from the endpoint list and need no network. */
export function mountDocs(app: FastifyInstance, version: string): void {
  const document = JSON.stringify(openApiDocument(allEndpoints, { version, base: apiBase }));
  const page = renderDocsPage(allEndpoints, version);
  app.get(`${apiBase}/openapi.json`, (_request, reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(document),
  );
  app.get(`${apiBase}/docs`, (_request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(page),
  );
}
