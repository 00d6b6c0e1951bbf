import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openGreetedClient } from './fixtures/test-client.ts';
import { simulatedRun, testToken } from './fixtures/test-gateway.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
let home: string;
let port: number;
let child: ChildProcess | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'helix-test-gateway-'));
  port = await findFreePort();
});
afterEach(async () => {
  await kill();
  await rm(home, { recursive: true, force: true });
});

test('outcomes outlive the death of the process, and what it interrupted ends as lost', async () => {
  await start();
  const before = await openGreetedClient(port);
  before.socket.on('error', () => undefined);
  const whole = simulatedRun();
  const interrupted = simulatedRun('[[simulate: tokens=4000; speed=50]]');
  await before.request('helix.run.start', whole);
  await before.request('helix.run.start', interrupted);
  const end = await before.until(() => before.payloads('helix.run.end', whole.runId)[0]);
  await before.until(() => before.payloads('helix.run.delta', interrupted.runId)[2]);
  const lastSeq = Math.max(
    ...before.payloads('helix.run.delta', interrupted.runId).map(({ seq }) => seq),
  );
  await kill();
  expect((await before.closed).code).toBe(1006);

  await start();
  const after = await openGreetedClient(port);
  await after.request('helix.run.resume', { runId: whole.runId, attempt: 1, afterSeq: 0 });
  await after.request('helix.run.resume', {
    runId: interrupted.runId,
    attempt: 1,
    afterSeq: lastSeq,
  });
  expect(await after.until(() => after.payloads('helix.run.end', whole.runId)[0])).toEqual(end);
  const lost = await after.until(() => after.payloads('helix.run.end', interrupted.runId)[0]);
  expect(lost).toMatchObject({ outcome: 'failed', reason: 'gateway_lost' });
  expect(lost.seq).toBeGreaterThan(lastSeq);
  expect(after.payloads('helix.run.delta')).toEqual([]);

  const files = join(home, 'gateway', 'attempts');
  expect((await stat(join(files, `${whole.runId}.1.jsonl`))).mode & 0o777).toBe(0o600);
  await after.request('helix.run.ack', { runId: whole.runId, attempt: 1 });
  await after.request('helix.run.ack', { runId: interrupted.runId, attempt: 1 });
  expect(await readdir(files)).toEqual([]);
  await after.close();
});

test('a gateway without a token does not start, and says what is missing', async () => {
  const started = spawn(process.execPath, [main], {
    env: { ...process.env, GATEWAY_TOKEN: '', HELIX_HOME: home },
  });
  let output = '';
  started.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  expect(await once(started, 'exit')).toEqual([78, null]);
  expect(output).toContain('GATEWAY_TOKEN is not set');
});

async function start(): Promise<void> {
  const env = {
    ...process.env,
    GATEWAY_TOKEN: testToken,
    GATEWAY_PORT: String(port),
    HELIX_HOME: home,
    LOG_LEVEL: 'warn',
  };
  child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the gateway did not start'))),
  ]);
}

async function kill(): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
