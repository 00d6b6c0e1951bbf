import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { instanceSettings, loadConfig, setting, type ConfigOf } from '@helix/runtime';

export const projectRoot = resolve(import.meta.dirname, '../../..');
export const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')));
const port = z.coerce.number('must be a port number').int().min(1).max(65_535);

/** What `helix up` decides itself; everything else is handed to the process that it is for. */
export const settings = {
  home: instanceSettings.home,
  host: setting('HELIX_HOST', z.string().default('127.0.0.1'), {
    summary: 'address to listen on; a public one needs a set-up owner',
  }),
  port: setting('HELIX_PORT', port.default(8080), { summary: 'the one port people use' }),
  gatewayPort: setting('GATEWAY_PORT', port.default(18_789), {
    summary: 'where the gateway listens',
  }),
  publicUrl: instanceSettings.publicUrl,
  databaseUrl: setting('DATABASE_URL', z.url({ protocol: /^postgres(ql)?$/ }).optional(), {
    summary: 'PostgreSQL 16 or newer; an embedded one is started when unset',
    secret: true,
  }),
  logLevel: instanceSettings.logLevel,
};

export type CliConfig = ConfigOf<typeof settings>;
export type Environment = Readonly<Record<string, string | undefined>>;

/** The real environment wins over `.env` beside the project. */
export function readEnvironment(): Environment {
  const file = join(projectRoot, '.env');
  return existsSync(file)
    ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env }
    : process.env;
}

export function readConfig(environment: Environment): CliConfig {
  const config = loadConfig(settings, environment);
  return { ...config, home: resolve(projectRoot, config.home) };
}
