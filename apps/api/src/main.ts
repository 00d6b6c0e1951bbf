import { isIP } from 'node:net';
import { createEventHub, createLiveHandlers } from '@helix/modules/live';
import { ensureFirstOwner, isSetupRequired } from '@helix/modules/identity';
import { createOperationsHandlers } from '@helix/modules/operations';
import { openContext, type Context } from '@helix/modules';
import { ConfigError, createLogger, runProcess, type Service } from '@helix/runtime';
import { buildApp } from './app.ts';
import { readConfig, type ApiConfig } from './config.ts';
import { createPartChecks } from './parts.ts';
import { trackStreams } from './realtime/open-streams.ts';
import { version } from './version.ts';

const log = createLogger({ process: 'api', level: process.env['LOG_LEVEL'] ?? 'info' });

await runProcess(log, async () => {
  const config = readConfig();
  const { ctx, close } = await openContext({
    ...config,
    publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
    log,
  });
  await prepareFirstOwner(ctx, config);
  const hub = createEventHub({ db: ctx.db, ephemeral: ctx.ephemeral, log });
  const connections: Service = { name: 'connections', start: async () => {}, drain: close };
  return [connections, hub, await createHttpService(ctx, config, hub)];
});

async function createHttpService(
  ctx: Context,
  config: ApiConfig,
  hub: Parameters<typeof createLiveHandlers>[0],
): Promise<Service> {
  const streams = trackStreams();
  const checks = createPartChecks(ctx, config.webUrl);
  const app = await buildApp({
    ctx,
    handlers: [...createLiveHandlers(hub), ...createOperationsHandlers({ version, checks })],
    streams,
    rateLimit: config.rateLimit,
    version,
    webUrl: config.webUrl,
  });
  return {
    name: 'http',
    async start() {
      await app.listen({ host: config.host, port: config.port });
    },
    async drain() {
      await streams.close();
      await app.close();
    },
  };
}

/** Nobody may find an instance on the network that still waits for its owner. */
async function prepareFirstOwner(
  ctx: Context,
  { firstOwner, host, setupToken }: ApiConfig,
): Promise<void> {
  const { email, password, organizationName } = firstOwner;
  if (email !== undefined && password !== undefined) {
    const name = email.split('@')[0] ?? email;
    if (await ensureFirstOwner(ctx, { email, password, organizationName, name })) {
      log.info({ email }, 'first owner was created');
    }
  }
  if (!(await isSetupRequired(ctx))) return;
  if (!isLoopback(host)) {
    throw new ConfigError([
      `HELIX_HOST is ${host}, which others can reach, and nobody owns this instance yet: set HELIX_ADMIN_EMAIL and HELIX_ADMIN_PASSWORD, or set it up on 127.0.0.1 first`,
    ]);
  }
  if (setupToken === undefined) {
    log.warn({ setup: ctx.config.setupToken }, 'set-up is open to whoever has this one-time token');
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
