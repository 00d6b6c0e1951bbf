import { z } from 'zod';
import { instanceSettings, loadConfig, setting, type ConfigOf } from '@helix/runtime';

const port = z.coerce.number('must be a port number').int().min(1).max(65_535);

export const settings = {
  host: setting('HELIX_HOST', z.string().default('127.0.0.1'), {
    summary: 'address to listen on; a public one needs a set-up owner',
  }),
  port: setting('HELIX_PORT', port.default(8080), { summary: 'the one port people use' }),
  publicUrl: instanceSettings.publicUrl,
  webUrl: setting('WEB_URL', z.url().optional(), {
    summary: 'where pages are served from; unset behind a proxy that routes them itself',
  }),
  database: {
    url: instanceSettings.databaseUrl,
    maxConnections: setting(
      'API_DATABASE_CONNECTIONS',
      z.coerce.number().int().min(2).default(12),
      {
        summary: 'how many database connections the api holds at most',
      },
    ),
  },
  redisUrl: instanceSettings.redisUrl,
  jwtSecret: instanceSettings.jwtSecret,
  secretsKey: instanceSettings.secretsKey,
  smtpUrl: instanceSettings.smtpUrl,
  setupToken: setting('HELIX_SETUP_TOKEN', z.string().min(8).optional(), {
    summary: 'what the first owner presents; made and logged at start when unset',
    secret: true,
  }),
  firstOwner: {
    email: setting('HELIX_ADMIN_EMAIL', z.email().toLowerCase().optional(), {
      summary: 'first owner, created at the first start only',
    }),
    password: setting('HELIX_ADMIN_PASSWORD', z.string().min(8).optional(), {
      summary: 'password of the first owner',
      secret: true,
    }),
    organizationName: setting('HELIX_ORG_NAME', z.string().default('My organization'), {
      summary: 'name of the first organization',
    }),
  },
  rateLimit: setting('RATE_LIMIT', z.coerce.number().int().min(1).default(600), {
    summary: 'requests a minute for each person or key',
  }),
  files: {
    home: instanceSettings.home,
    folder: instanceSettings.filesFolder,
    maxAttachmentBytes: instanceSettings.maxAttachmentBytes,
  },
  logLevel: instanceSettings.logLevel,
};

export type ApiConfig = ConfigOf<typeof settings>;

export function readConfig(): ApiConfig {
  return loadConfig(settings, process.env);
}
