import { z } from 'zod';
import { instanceSettings, loadConfig, setting, type ConfigOf } from '@helix/runtime';

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
    url: instanceSettings.databaseUrl,
    maxConnections: setting(
      'ENGINE_DATABASE_CONNECTIONS',
      z.coerce.number().int().min(2).default(8),
      {
        summary: 'how many database connections the engine holds at most',
      },
    ),
  },
  redisUrl: instanceSettings.redisUrl,
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
    token: instanceSettings.gatewayToken,
  },
  eventRetentionDays: setting(
    'EVENT_RETENTION_DAYS',
    z.coerce.number().int().min(1).max(36_500).default(365),
    {
      summary: 'how long activity and timelines reach back; the audit log is kept for ever',
    },
  ),
  publicUrl: instanceSettings.publicUrl,
  smtpUrl: instanceSettings.smtpUrl,
  mailFrom: setting('MAIL_FROM', z.string().min(3).default('Helix <helix@localhost>'), {
    summary: 'who mails are from',
  }),
  jwtSecret: instanceSettings.jwtSecret,
  secretsKey: instanceSettings.secretsKey,
  files: {
    home: instanceSettings.home,
    folder: instanceSettings.filesFolder,
    maxAttachmentBytes: instanceSettings.maxAttachmentBytes,
  },
  logLevel: instanceSettings.logLevel,
};

export type EngineConfig = ConfigOf<typeof settings>;

export function readConfig(): EngineConfig {
  return loadConfig(settings, process.env);
}
