import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Context, EndpointHandler } from '@helix/modules';
import { dependencyHandlers } from '@helix/modules/dependencies';
import { watcherHandlers } from '@helix/modules/watchers';
import { checklistHandlers } from '@helix/modules/checklists';
import { activityHandlers } from '@helix/modules/activity';
import { timelineHandlers } from '@helix/modules/timeline';
import { createAgentHandlers } from '@helix/modules/agents';
import { attachmentHandlers } from '@helix/modules/attachments';
import { chatHandlers } from '@helix/modules/chats';
import { commentHandlers } from '@helix/modules/comments';
import { auditHandlers } from '@helix/modules/audit';
import { exportHandlers } from '@helix/modules/exports';
import { identityHandlers } from '@helix/modules/identity';
import { importHandlers } from '@helix/modules/imports';
import { memoryHandlers } from '@helix/modules/memories';
import { memberHandlers } from '@helix/modules/members';
import { createModelHandlers } from '@helix/modules/models';
import { questionHandlers } from '@helix/modules/questions';
import { reviewHandlers } from '@helix/modules/reviews';
import { notificationHandlers } from '@helix/modules/notifications';
import { agentRuns, modelRuns, runHandlers, runStatsHandlers } from '@helix/modules/runs';
import { savedViewHandlers } from '@helix/modules/saved-views';
import { searchHandlers } from '@helix/modules/search';
import { skillHandlers } from '@helix/modules/skills';
import { structureHandlers } from '@helix/modules/structure';
import { subscriberHandlers } from '@helix/modules/subscribers';
import { subtaskHandlers, taskHandlers } from '@helix/modules/tasks';
import { gatewayHandlers } from '@helix/modules/gateways';
import { callStatsHandlers, dailyUsageHandlers, ledgerHandlers } from '@helix/modules/ledger';
import { whyHandlers } from '@helix/modules/why';
import { mountDocs } from './http/docs.ts';
import { handleError } from './http/error-handler.ts';
import { dropRest } from './http/files.ts';
import { useInputSentences } from './http/input-sentences.ts';
import { mountEndpoint } from './http/mount-endpoint.ts';
import { pageAddress } from './http/page-address.ts';
import { mountUnknownPaths } from './http/problem-routes.ts';
import { createRateLimiter } from './http/rate-limit.ts';
import { mountWebProxy } from './http/web-proxy.ts';
import type { OpenStreams } from './realtime/event-stream.ts';

const sliceHandlers: readonly EndpointHandler[] = [
  ...identityHandlers,
  ...memberHandlers,
  ...savedViewHandlers,
  ...searchHandlers,
  ...structureHandlers,
  ...createModelHandlers(modelRuns),
  ...createAgentHandlers(agentRuns),
  ...skillHandlers,
  ...memoryHandlers,
  ...questionHandlers,
  ...taskHandlers,
  ...timelineHandlers,
  ...commentHandlers,
  ...attachmentHandlers,
  ...checklistHandlers,
  ...watcherHandlers,
  ...dependencyHandlers,
  ...subtaskHandlers,
  ...auditHandlers,
  ...activityHandlers,
  ...notificationHandlers,
  ...subscriberHandlers,
  ...exportHandlers,
  ...importHandlers,
  ...reviewHandlers,
  ...runHandlers,
  ...runStatsHandlers,
  ...chatHandlers,
  ...whyHandlers,
  ...gatewayHandlers,
  ...ledgerHandlers,
  ...dailyUsageHandlers,
  ...callStatsHandlers,
];

export type AppOptions = {
  readonly ctx: Context;
  /** Handlers that need more than a context: the live stream, health. */
  readonly handlers: readonly EndpointHandler[];
  readonly streams: OpenStreams;
  readonly rateLimit: number;
  readonly version: string;
  readonly webUrl: string | undefined;
};

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { ctx, streams, rateLimit } = options;
  const loggerInstance: FastifyBaseLogger = ctx.log;
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => `req_${randomUUID().replaceAll('-', '')}`,
    trustProxy: 'loopback, linklocal, uniquelocal',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 2_000 },
    forceCloseConnections: true,
    rewriteUrl: pageAddress,
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
  });
  useInputSentences();
  app.setErrorHandler(handleError);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
  });
  app.addHook('onResponse', async (request, reply) => {
    dropRest(request);
    const { method } = request;
    // Without the query: links carry tokens in it.
    const [path] = request.url.split('?', 1);
    request.log.debug(
      { method, path, status: reply.statusCode, ms: reply.elapsedTime },
      'request served',
    );
  });
  await app.register(cookie);
  const rateLimiter = createRateLimiter({ ephemeral: ctx.ephemeral, now: Date.now, log: ctx.log });
  const mounting = { ctx, rateLimiter, rateLimit, streams };
  // Files are read here only: what goes on to the dashboard passes as it came.
  await app.register(async (api) => {
    await api.register(multipart);
    for (const handler of [...sliceHandlers, ...options.handlers])
      mountEndpoint(api, mounting, handler);
  });
  mountDocs(app, options.version);
  mountUnknownPaths(app);
  if (options.webUrl !== undefined) await mountWebProxy(app, options.webUrl);
  return app;
}
