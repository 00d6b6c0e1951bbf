import { z } from 'zod';
import { setting } from './config.ts';

/** What every process of an instance must read in the same way. */
export const instanceSettings = {
  home: setting('HELIX_HOME', z.string().default('.helix'), {
    summary: 'folder of the data, logs and generated secrets',
  }),
  publicUrl: setting('HELIX_PUBLIC_URL', z.url().optional(), {
    summary: 'how people reach this instance, such as https://helix.example.org',
  }),
  databaseUrl: setting('DATABASE_URL', z.url(), {
    summary: 'PostgreSQL 16 or newer',
    secret: true,
  }),
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
  gatewayToken: setting('GATEWAY_TOKEN', z.string().min(16, 'must have at least 16 characters'), {
    summary: 'what engines and gateways know each other by',
    secret: true,
  }),
  filesFolder: setting('FILES_DIR', z.string().optional(), {
    summary:
      'where attachments are kept, for api and engine alike; `files` in HELIX_HOME when unset',
  }),
  maxAttachmentBytes: setting(
    'ATTACHMENT_MAX_BYTES',
    z.coerce.number().int().min(1).max(1_073_741_824).default(26_214_400),
    { summary: 'size of the largest file that can be attached' },
  ),
  logLevel: setting('LOG_LEVEL', z.enum(['debug', 'info', 'warn', 'error']).default('info'), {
    summary: 'the least important level that is logged',
  }),
};
