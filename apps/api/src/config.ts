import { z } from 'zod';
import { loadConfig, setting, type ConfigOf } from '@helix/runtime';

const port = z.coerce.number('must be a port number').int().min(1).max(65_535);

export const settings = {
  host: setting('HELIX_HOST', z.string().default('127.0.0.1'), {
    summary: 'address to listen on; a public one needs a set-up owner',
  }),
  port: setting('HELIX_PORT', port.default(8080), { summary: 'the one port people use' }),
  publicUrl: setting('HELIX_PUBLIC_URL', z.url().optional(), {
    summary: 'how people reach this instance, such as https://helix.example.org',
  }),
  webUrl: setting('WEB_URL', z.url().optional(), {
    summary: 'where pages are served from; unset behind a proxy that routes them itself',
  }),
  database: {
    url: setting('DATABASE_URL', z.url(), { summary: 'PostgreSQL 16 or newer', secret: true }),
    maxConnections: setting(
      'API_DATABASE_CONNECTIONS',
      z.coerce.number().int().min(2).default(12),
      {
        summary: 'how many database connections the api holds at most',
      },
    ),
  },
  redisUrl: setting('REDIS_URL', z.url().optional(), {
    summary: 'Redis 7 for live updates and rate limits; PostgreSQL does it when unset',
    secret: true,
  }),
  jwtSecret: setting('JWT_SECRET', z.string().min(32, 'must have at least 32 characters'), {
    summary: 'signs access tokens',
    secret: true,
  }),
  secretsKey: setting(
    'SECRETS_ENCRYPTION_KEY',
    z
      .base64('must be base64')
      .transform((text) => Buffer.from(text, 'base64'))
      .refine((key) => key.length === 32, 'must be 32 bytes in base64'),
    { summary: 'encrypts model keys and tokens', secret: true },
  ),
  smtpUrl: setting('SMTP_URL', z.url({ protocol: /^smtps?$/ }).optional(), {
    summary: 'server that mail is sent through; without one, admins pass links on',
    secret: true,
  }),
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
    home: setting('HELIX_HOME', z.string().default('.helix'), {
      summary: 'folder of the data, logs and generated secrets',
    }),
    folder: setting('FILES_DIR', z.string().optional(), {
      summary:
        'where attachments are kept, for api and engine alike; `files` in HELIX_HOME when unset',
    }),
    maxAttachmentBytes: setting(
      'ATTACHMENT_MAX_BYTES',
      z.coerce.number().int().min(1).max(1_073_741_824).default(26_214_400),
      { summary: 'size of the largest file that can be attached' },
    ),
  },
  logLevel: setting('LOG_LEVEL', z.enum(['debug', 'info', 'warn', 'error']).default('info'), {
    summary: 'the least important level that is logged',
  }),
};

export type ApiConfig = ConfigOf<typeof settings>;

export function readConfig(): ApiConfig {
  return loadConfig(settings, process.env);
}
