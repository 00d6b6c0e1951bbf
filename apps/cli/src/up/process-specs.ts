import { join } from 'node:path';
import { projectRoot, type CliConfig, type Environment } from '../config.ts';
import type { Secrets } from '../home/home.ts';
import type { ProcessSpec } from '../supervisor/supervised-process.ts';

export type Addresses = {
  readonly databaseUrl: string;
  readonly webPort: number;
  readonly isDashboardInDevelopment: boolean;
};

/** What every program needs to run at all; nothing of ours. */
const passedThrough = [
  'PATH',
  'HOME',
  'LANG',
  'TZ',
  'TMPDIR',
  'NODE_COMPILE_CACHE',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
];
/** Young garbage is collected in small portions: these processes are idle most of the time. */
const smallHeap = '--max-semi-space-size=2';
/** Streams leave so much of it that it must not grow old before it is collected; at rest this takes little more. */
const streamingHeap = '--max-semi-space-size=8';
/** A page leaves tens of megabytes of it at once: in small portions, collecting takes a third of the time. */
const renderingHeap = '--max-semi-space-size=16';

/** Each process with exactly the settings and secrets that it is for. They are stopped in this order. */
export function describeProcesses(
  config: CliConfig,
  environment: Environment,
  known: { secrets: Secrets; addresses: Addresses },
): readonly ProcessSpec[] {
  const { secrets, addresses } = known;
  const from = (names: readonly string[]) => pick(environment, names);
  const secret = (name: keyof Secrets) => ({ [name]: environment[name] || secrets[name] });
  const base = {
    ...from(passedThrough),
    NODE_ENV: 'production',
    NODE_OPTIONS: smallHeap,
    // Otherwise glibc keeps what was freed for each thread apart.
    MALLOC_ARENA_MAX: '2',
    LOG_LEVEL: config.logLevel,
  };
  const stores = { DATABASE_URL: addresses.databaseUrl, ...from(['REDIS_URL']) };
  const filesPlace = {
    HELIX_HOME: config.home,
    ...from(['FILES_DIR', 'ATTACHMENT_MAX_BYTES']),
  };
  const webUrl = `http://127.0.0.1:${addresses.webPort}`;
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const apiUrl = `http://127.0.0.1:${config.port}`;
  return [
    {
      name: 'api',
      file: join(projectRoot, 'apps/api/src/main.ts'),
      env: {
        ...base,
        ...stores,
        ...from([
          'SMTP_URL',
          'HELIX_ADMIN_EMAIL',
          'HELIX_ADMIN_PASSWORD',
          'HELIX_ORG_NAME',
          'RATE_LIMIT',
          'API_DATABASE_CONNECTIONS',
        ]),
        ...secret('JWT_SECRET'),
        ...secret('SECRETS_ENCRYPTION_KEY'),
        ...secret('HELIX_SETUP_TOKEN'),
        ...filesPlace,
        HELIX_PUBLIC_URL: publicUrl,
        HELIX_HOST: config.host,
        HELIX_PORT: String(config.port),
        WEB_URL: webUrl,
      },
    },
    {
      name: 'web',
      file: join(projectRoot, 'apps/web/main.ts'),
      env: {
        ...base,
        NODE_OPTIONS: renderingHeap,
        ...(addresses.isDashboardInDevelopment && { NODE_ENV: 'development', NODE_OPTIONS: '' }),
        NEXT_TELEMETRY_DISABLED: '1',
        WEB_PORT: String(addresses.webPort),
        API_URL: apiUrl,
      },
    },
    {
      name: 'engine',
      file: join(projectRoot, 'apps/engine/src/main.ts'),
      env: {
        ...base,
        ...stores,
        ...filesPlace,
        ...from(['ENGINE_SLOTS', 'ENGINE_DATABASE_CONNECTIONS', 'SMTP_URL', 'MAIL_FROM']),
        ...secret('JWT_SECRET'),
        ...secret('SECRETS_ENCRYPTION_KEY'),
        ...secret('GATEWAY_TOKEN'),
        HELIX_PUBLIC_URL: publicUrl,
        ENGINE_ID: 'engine-0',
        GATEWAY_URLS: `ws://127.0.0.1:${config.gatewayPort}`,
      },
    },
    {
      name: 'gateway',
      file: join(projectRoot, 'apps/gateway/src/main.ts'),
      env: {
        ...base,
        NODE_OPTIONS: streamingHeap,
        ...from([
          'GATEWAY_MAX_RUNS',
          'HELIX_ALLOW_PRIVATE_NETWORK',
          'HELIX_RECORD_DIR',
          'HELIX_REPLAY_DIR',
        ]),
        ...secret('GATEWAY_TOKEN'),
        HELIX_HOME: config.home,
        GATEWAY_PORT: String(config.gatewayPort),
      },
    },
  ];
}

function pick(environment: Environment, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = environment[name];
    if (value !== undefined && value !== '') picked[name] = value;
  }
  return picked;
}
