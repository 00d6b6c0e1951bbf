import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { findFreePort } from '@helix/embedded-postgres';

const main = resolve(import.meta.dirname, '../apps/cli/src/main.ts');
const nodeArgs = ['--disable-warning=ExperimentalWarning', main];
const homes: string[] = [];
const running: ChildProcess[] = [];

test.afterEach(async () => {
  for (const product of running.splice(0)) await stop(product);
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

type Instance = { env: NodeJS.ProcessEnv; home: string; url: string };

async function newInstance(): Promise<Instance> {
  const home = mkdtempSync(join(tmpdir(), 'helix operations '));
  chmodSync(home, 0o755);
  homes.push(home);
  const [port, gatewayPort] = [await findFreePort(), await findFreePort()];
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    HELIX_HOME: home,
    HELIX_PORT: String(port),
    GATEWAY_PORT: String(gatewayPort),
    HELIX_ADMIN_EMAIL: 'ada@example.org',
    HELIX_ADMIN_PASSWORD: 'correct horse battery',
  };
  return { env, home, url: `http://127.0.0.1:${port}` };
}

async function start({ env }: Instance): Promise<ChildProcess> {
  const product = spawn(process.execPath, [...nodeArgs, 'up'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(product);
  let output = '';
  const ready = Promise.withResolvers<void>();
  for (const stream of [product.stdout, product.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Helix Mission Control is ready:')) ready.resolve();
    });
  }
  product.once('exit', (code) => ready.reject(new Error(`it ended with ${code}:\n${output}`)));
  await ready.promise;
  return product;
}

async function stop(product: ChildProcess): Promise<number | null> {
  if (product.exitCode !== null || product.signalCode !== null) return product.exitCode;
  const exited = once(product, 'exit');
  product.kill('SIGTERM');
  return ((await exited) as [number | null])[0];
}

function helix(
  env: NodeJS.ProcessEnv,
  ...args: string[]
): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [...nodeArgs, ...args], { env }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
  });
}

function pidsOf({ home }: Instance): Record<string, number> {
  const { children } = JSON.parse(readFileSync(join(home, 'instance.json'), 'utf8')) as {
    children: Record<string, { pid: number }>;
  };
  return Object.fromEntries(Object.entries(children).map(([name, { pid }]) => [name, pid]));
}

function isThere(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

test('a second start says that it runs; after a kill of the supervisor nobody is left and the next start works', async () => {
  const instance = await newInstance();
  const product = await start(instance);
  const second = await helix(instance.env, 'up');
  expect(second).toMatchObject({ code: 3, output: expect.stringContaining('already runs') });
  const status = await helix(instance.env, 'status', '--json');
  expect(JSON.parse(status.output)).toMatchObject({ running: true, ready: true });

  const pids = Object.values(pidsOf(instance));
  expect(pids).toHaveLength(5);
  product.kill('SIGKILL');
  await expect.poll(() => pids.filter(isThere), { timeout: 60_000 }).toEqual([]);
  expect((await helix(instance.env, 'status')).code).toBe(3);
  const again = await start(instance);
  expect(await stop(again)).toBe(0);
});

test('every process may be killed, one after the other, and the product is whole again', async () => {
  const instance = await newInstance();
  await start(instance);
  for (const name of ['api', 'web', 'engine', 'gateway', 'postgres']) {
    const before = pidsOf(instance)[name] ?? 0;
    process.kill(before, 'SIGKILL');
    await expect.poll(() => isThere(before)).toBe(false);
    await expect
      .poll(
        () =>
          fetch(`${instance.url}/api/health/ready`).then(
            (answer) => answer.status,
            () => 0,
          ),
        { timeout: 60_000 },
      )
      .toBe(200);
  }
});

test('two instances run side by side', async () => {
  const [a, b] = [await newInstance(), await newInstance()];
  await Promise.all([start(a), start(b)]);
  for (const { url } of [a, b]) expect((await fetch(`${url}/api/health/ready`)).status).toBe(200);
});

test('a taken port, a broken configuration and a place that cannot be written end with a sentence', async () => {
  const instance = await newInstance();
  const squatter = createServer().listen(Number(instance.env['HELIX_PORT']), '127.0.0.1');
  await once(squatter, 'listening');
  const taken = await helix(instance.env, 'up');
  expect(taken.code).toBe(1);
  expect(taken.output).toMatch(/^Port \d+ is taken by .*HELIX_PORT=\d+ npm start$/m);
  squatter.close();

  const broken = await helix({ ...instance.env, HELIX_PORT: 'eighty', LOG_LEVEL: 'loud' }, 'up');
  expect(broken.code).toBe(78);
  expect(broken.output).toMatch(/HELIX_PORT is "eighty"/);
  expect(broken.output).toMatch(/LOG_LEVEL is "loud"/);

  const nowhere = await helix({ ...instance.env, HELIX_HOME: join(main, 'home') }, 'up');
  expect(nowhere.code).toBe(1);
  expect(nowhere.output).toMatch(/cannot be used .*HELIX_HOME/);

  const open = await helix({ ...instance.env, HELIX_HOST: '0.0.0.0', HELIX_ADMIN_EMAIL: '' }, 'up');
  expect(open.code).not.toBe(0);
  expect(open.output).toMatch(/nobody owns this instance yet/);
});
