import { z } from 'zod';
import { loadConfig, setting, type ConfigOf } from '@helix/runtime';

export const settings = {
  engineId: setting(
    'ENGINE_ID',
    z
      .string()
      .regex(/^[\w-]{1,60}$/)
      .default('engine-0'),
    {
      summary: 'name of this engine, the same at each start and never used by two at once',
    },
  ),
  slots: setting('ENGINE_SLOTS', z.coerce.number().int().min(1).default(200), {
    summary: 'how many jobs this engine carries out at a time',
  }),
  database: {
    url: setting('DATABASE_URL', z.url(), { summary: 'PostgreSQL 16 or newer', secret: true }),
    maxConnections: setting(
      'ENGINE_DATABASE_CONNECTIONS',
      z.coerce.number().int().min(2).default(8),
      {
        summary: 'how many database connections the engine holds at most',
      },
    ),
  },
  redisUrl: setting('REDIS_URL', z.url().optional(), {
    summary: 'Redis 7 for live updates and rate limits; PostgreSQL does it when unset',
    secret: true,
  }),
  gateways: {
    urls: setting(
      'GATEWAY_URLS',
      z
        .string()
        .default('ws://127.0.0.1:18789')
        .transform((list) => list.split(',').map((url) => url.trim()))
        .pipe(z.array(z.url({ protocol: /^wss?$/ })).min(1)),
      { summary: 'where the gateways listen, separated by commas' },
    ),
    token: setting('GATEWAY_TOKEN', z.string().min(16, 'must have at least 16 characters'), {
      summary: 'what engines and gateways know each other by',
      secret: true,
    }),
  },
  eventRetentionDays: setting(
    'EVENT_RETENTION_DAYS',
    z.coerce.number().int().min(1).max(36_500).default(365),
    {
      summary: 'how long activity and timelines reach back; the audit log is kept for ever',
    },
  ),
  publicUrl: setting('HELIX_PUBLIC_URL', z.url().optional(), {
    summary: 'how people reach this instance, such as https://helix.example.org',
  }),
  smtpUrl: setting('SMTP_URL', z.url({ protocol: /^smtps?$/ }).optional(), {
    summary: 'server that mail is sent through; without one, admins pass links on',
    secret: true,
  }),
  mailFrom: setting('MAIL_FROM', z.string().min(3).default('Helix <helix@localhost>'), {
    summary: 'who mails are from',
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

export type EngineConfig = ConfigOf<typeof settings>;

export function readConfig(): EngineConfig {
  return loadConfig(settings, process.env);
}
