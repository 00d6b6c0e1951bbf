import { expect, test } from 'vitest';
import { z } from 'zod';
import { ConfigError, loadConfig, setting } from './config.ts';

const settings = {
  http: {
    port: setting('HELIX_PORT', z.coerce.number().int().max(65_535).default(8080), {
      summary: 'where to listen',
    }),
  },
  secret: setting('JWT_SECRET', z.string().min(32), { summary: 'signs sessions', secret: true }),
};

test('values are parsed into their groups, and an empty variable counts as unset', () => {
  const config = loadConfig(settings, { HELIX_PORT: '', JWT_SECRET: 'x'.repeat(32) });
  expect(config).toEqual({ http: { port: 8080 }, secret: 'x'.repeat(32) });
  expect(Object.isFrozen(config.http)).toBe(true);
});

test('every problem is reported at once, without showing a secret', () => {
  const attempt = () => loadConfig(settings, { HELIX_PORT: '99999', JWT_SECRET: 'hunter2' });
  expect(attempt).toThrow(ConfigError);
  expect(attempt).toThrow(/HELIX_PORT is "99999".*\n.*JWT_SECRET is wrong/);
  expect(attempt).not.toThrow(/hunter2/);
});
