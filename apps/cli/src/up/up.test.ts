import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFreePort } from '@helix/embedded-postgres';
import { helixFor, type Helix } from '../fixtures/run-helix.ts';

let helix: Helix;
let home: string;
let holder: Server;
const taken = { port: 0 };

beforeEach(async () => {
  taken.port = await findFreePort();
  holder = createServer().listen(taken.port, '127.0.0.1');
  await once(holder, 'listening');
  helix = helixFor('http://127.0.0.1:1');
  home = join(helix.configFolder, 'home');
});
afterEach(async () => {
  helix.remove();
  holder.close();
  await once(holder, 'close');
});

test.each(['HELIX_PORT', 'GATEWAY_PORT'])(
  'when %s is taken, one sentence says by whom and what helps, and nothing is begun',
  async (variable) => {
    const env = { HELIX_PORT: String(await findFreePort()), [variable]: String(taken.port) };
    const { exitCode, stdout, stderr } = await helix.run(['up'], { env });
    expect(exitCode).toBeGreaterThan(0);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(`Port ${taken.port} is taken by process ${process.pid} (`);
    expect(stderr).toContain(`${variable}=${taken.port + 1} npm start`);
    expect(existsSync(join(home, 'postgres'))).toBe(false);
  },
);

test('a folder that is there already keeps what is in it', async () => {
  mkdirSync(home);
  writeFileSync(join(home, 'notes.txt'), 'mine');
  await helix.run(['up'], { env: { HELIX_PORT: String(taken.port) } });
  expect(readFileSync(join(home, 'notes.txt'), 'utf8')).toBe('mine');
});

test('a place that cannot be its folder is named, with what helps', async () => {
  writeFileSync(home, '');
  const { exitCode, stderr } = await helix.run(['up']);
  expect(exitCode).toBeGreaterThan(0);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain(`The folder ${home} cannot be used`);
  expect(stderr).toContain('HELIX_HOME');
});
