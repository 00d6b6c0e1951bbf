import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSecrets, openHome } from './home.ts';
import { findInstance, lockInstance } from './instance-lock.ts';
import { identify, isAlive } from './process-identity.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'helix home '));
});
afterEach(() => rmSync(home, { recursive: true }));

const record = (supervisor: unknown, children: unknown = {}) =>
  writeFileSync(
    join(home, 'instance.json'),
    JSON.stringify({ supervisor, url: 'http://x', children }),
  );

test('a home has one instance, also when several start at the same moment', async () => {
  const tries = await Promise.allSettled(
    [1, 2, 3].map(() => lockInstance(home, 'http://localhost:1')),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(findInstance(home)).toMatchObject({ url: 'http://localhost:1' });
  await expect(lockInstance(home, 'http://localhost:2')).rejects.toThrow(
    /already runs in .*http:\/\/localhost:1/,
  );
});

test('a record whose process number was given out again does not keep anybody out', async () => {
  record({ pid: process.pid, startedAt: 'another time' });
  expect(findInstance(home)).toBeUndefined();
  const lock = await lockInstance(home, 'http://localhost:3');
  expect(findInstance(home)).toMatchObject({ url: 'http://localhost:3' });
  lock.release();
  expect(findInstance(home)).toBeUndefined();
});

test('a damaged record does not keep anybody out', async () => {
  writeFileSync(join(home, 'instance.json'), '{"half');
  await lockInstance(home, 'http://localhost:4');
  expect(findInstance(home)).toBeDefined();
});

test('what a killed supervisor left running is waited for before the next one begins', async () => {
  const leftover = spawn('sleep', ['0.3'], { stdio: 'ignore' });
  const identity = identify(leftover.pid ?? 0);
  record({ pid: process.pid, startedAt: 'another time' }, { api: identity });
  const exited = once(leftover, 'exit');
  await lockInstance(home, 'http://localhost:5');
  expect(identity && isAlive(identity)).toBe(false);
  await exited;
});

test('secrets are made once, are different everywhere, and can be read by nobody else', () => {
  openHome(home);
  const first = loadSecrets(home);
  expect(loadSecrets(home)).toEqual(first);
  expect(Buffer.from(first.SECRETS_ENCRYPTION_KEY, 'base64')).toHaveLength(32);
  expect(new Set(Object.values(first)).size).toBe(5);
  expect(statSync(join(home, 'secrets.json')).mode & 0o777).toBe(0o600);
});
