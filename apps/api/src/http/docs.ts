import type { FastifyInstance } from 'fastify';
import { apiBase } from '@helix/contracts';
import { allEndpoints, openApiDocument } from '@helix/contracts/api';
import { renderDocsPage } from './docs-page.ts';

/**
 * The contract for programs and for people; both are made from the endpoint list and need no network.
 * Made anew for who asks: that is rare, and keeping them would cost memory all day.
 */
export function mountDocs(app: FastifyInstance, version: string): void {
  app.get(`${apiBase}/openapi.json`, (_request, reply) =>
    reply
      .header('content-type', 'application/json; charset=utf-8')
      .send(JSON.stringify(openApiDocument(allEndpoints, { version, base: apiBase }))),
  );
  app.get(`${apiBase}/docs`, (_request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(renderDocsPage(allEndpoints, version)),
  );
}
