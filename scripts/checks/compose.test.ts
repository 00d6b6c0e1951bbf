import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { isSetting, loadConfig, type Setting, type Settings } from '@helix/runtime';
import { settings as api } from '../../apps/api/src/config.ts';
import { settings as engine } from '../../apps/engine/src/config.ts';
import { settings as gateway } from '../../apps/gateway/src/config.ts';

const root = resolve(import.meta.dirname, '../..');
const { services } = z
  .object({
    services: z.record(
      z.string(),
      z.object({
        command: z.array(z.string()).optional(),
        environment: z.record(z.string(), z.string()).default({}),
        healthcheck: z.object({ test: z.array(z.string()) }).optional(),
        ports: z.array(z.string()).optional(),
      }),
    ),
  })
  .parse(parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }));

/** What an administrator may fill in. */
const filledIn: Readonly<Record<string, string>> = {
  POSTGRES_PASSWORD: 'p'.repeat(20),
  HELIX_PUBLIC_URL: 'https://helix.example.org',
  HELIX_ADMIN_EMAIL: 'ada@example.org',
  HELIX_ADMIN_PASSWORD: 'correct horse',
  JWT_SECRET: 'j'.repeat(40),
  SECRETS_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
  GATEWAY_TOKEN: 'g'.repeat(20),
};
const interpolate = (value: string) =>
  value.replaceAll(/\$\{(\w+)(?::[?-]([^}]*))?\}/g, (_all, name: string, otherwise = '') =>
    String(filledIn[name] ?? otherwise),
  );
const flatten = (settings: Settings): Setting[] =>
  Object.values(settings).flatMap((value) => (isSetting(value) ? [value] : flatten(value)));

test.each([
  ['api', api],
  ['engine', engine],
  ['gateway', gateway],
])('the service %s has every setting it requires, and none that it does not read', (name, own) => {
  const environment = services[name]?.environment ?? {};
  const given = Object.entries(environment).map(([key, value]) => [key, interpolate(value)]);
  expect(() => loadConfig(own, Object.fromEntries(given))).not.toThrow();
  const known = new Set(flatten(own).map(({ env }) => env));
  expect(Object.keys(environment).filter((key) => !known.has(key))).toEqual([]);
});

test('secrets have no defaults: compose refuses to start without them', () => {
  const secrets = new Set(
    [api, engine, gateway]
      .flatMap(flatten)
      .filter(({ secret }) => secret === true)
      .map(({ env }) => env),
  );
  for (const { environment } of Object.values(services)) {
    for (const [key, value] of Object.entries(environment)) {
      // Either asked for, or left unset for what is not used at all.
      if (secrets.has(key) && key !== 'REDIS_URL') expect(`${key} ${value}`).toMatch(/:\?|:-\}$/);
    }
  }
});

test('only Caddy can be reached from outside', () => {
  const reachable = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
  expect(reachable.map(([name]) => name)).toEqual(['caddy']);
});

test('what the services run exists', () => {
  const files = Object.values(services)
    .map(({ command }) => command?.[0] === 'node' && command.at(-1))
    .filter((file) => typeof file === 'string');
  expect(files).toHaveLength(5);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
