import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { providers } from '@helix/contracts/models';
import { instanceSettings, loadConfig, setting, type ConfigOf } from '@helix/runtime';
import { parseAllowedHosts } from '@helix/runtime/outbound';

export const settings = {
  host: setting('GATEWAY_HOST', z.string().default('127.0.0.1'), {
    summary: 'address the gateway listens on; engines reach it there',
  }),
  port: setting(
    'GATEWAY_PORT',
    z.coerce.number('must be a port number').int().min(0).max(65_535).default(18_789),
    {
      summary: 'port the gateway listens on',
    },
  ),
  token: instanceSettings.gatewayToken,
  maxRuns: setting('GATEWAY_MAX_RUNS', z.coerce.number().int().min(1).default(500), {
    summary: 'how many runs this gateway carries out at a time',
  }),
  name: setting('GATEWAY_NAME', z.string().trim().min(1).max(100).default(hostname()), {
    summary: 'what people see this gateway as; the name of the machine unless set',
  }),
  providers: setting(
    'GATEWAY_PROVIDERS',
    z
      .string()
      .default(providers.join(','))
      .transform((list) => list.split(',').map((name) => name.trim()))
      .pipe(z.array(z.enum(providers)).min(1)),
    {
      summary: 'whose models this gateway calls, separated by commas; other runs go elsewhere',
    },
  ),
  stateDirectory: setting(
    'HELIX_HOME',
    z
      .string()
      .default('.helix')
      .transform((home) => join(home, 'gateway')),
    { summary: 'folder for everything this instance keeps on disk' },
  ),
  allowPrivateNetwork: setting(
    'HELIX_ALLOW_PRIVATE_NETWORK',
    z
      .string()
      .default('')
      .superRefine((text, context) => {
        try {
          parseAllowedHosts(text);
        } catch (error) {
          const message = error instanceof Error ? error.message : 'is not understood';
          context.addIssue({ code: 'custom', message });
        }
      }),
    {
      summary:
        'hosts, addresses and CIDR ranges where models may be reached besides the public internet',
    },
  ),
  recordDirectory: setting('HELIX_RECORD_DIR', z.string().optional(), {
    summary: 'folder in which every reply of a model is kept as it came, without keys',
  }),
  replayDirectory: setting('HELIX_REPLAY_DIR', z.string().optional(), {
    summary: 'folder of kept replies that answer instead of the models; nothing leaves then',
  }),
  logLevel: instanceSettings.logLevel,
};

export type GatewayConfig = ConfigOf<typeof settings>;

export function readConfig(): GatewayConfig {
  return loadConfig(settings, process.env);
}
