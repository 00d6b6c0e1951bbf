import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createClient, type Client } from '@helix/client';
import { completeSetup, login } from '@helix/contracts/identity';
import { findFreePort } from '@helix/embedded-postgres';

const owner = { email: 'bench@example.org', password: 'bench password' };

/** The real product in a home of its own, started and stopped as a person would. */
export type Product = {
  readonly url: string;
  readonly startMs: number;
  readonly pids: Readonly<Record<string, number>>;
  stop(): Promise<void>;
};

export async function createHome(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'helix-bench-'));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export async function startProduct(
  home: string,
): Promise<Product & { setupToken: string | undefined }> {
  const [port, gatewayPort] = [await findFreePort(), await findFreePort()];
  const main = resolve(import.meta.dirname, '../../../apps/cli/src/main.ts');
  const begun = performance.now();
  const product = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'up'], {
    env: {
      ...process.env,
      HELIX_HOME: home,
      HELIX_PORT: String(port),
      GATEWAY_PORT: String(gatewayPort),
      RATE_LIMIT: '1000000',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = await untilReady(product);
  const startMs = performance.now() - begun;
  const instance = JSON.parse(await readFile(join(home, 'instance.json'), 'utf8')) as {
    children: Record<string, { pid: number }>;
  };
  const pids = Object.entries(instance.children).map(([name, { pid }]) => [name, pid]);
  return {
    url: `http://127.0.0.1:${port}`,
    startMs,
    pids: Object.fromEntries(pids) as Record<string, number>,
    setupToken: /token=(\S+)/.exec(output)?.[1],
    async stop() {
      const exited = once(product, 'exit');
      product.kill('SIGTERM');
      await exited;
    },
  };
}

async function untilReady(product: ChildProcess): Promise<string> {
  let output = '';
  const ready = Promise.withResolvers<string>();
  product.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (/is ready[.:]\s/.test(output) && /http:\S+\s/.test(output)) ready.resolve(output);
  });
  product.once('exit', () => ready.reject(new Error(`the product did not start:\n${output}`)));
  return ready.promise;
}

/** A client that is signed in as the owner; sets the instance up when that was not done yet. */
export async function signIn(product: {
  url: string;
  setupToken?: string | undefined;
}): Promise<Client> {
  const anonymous = createClient({ baseUrl: product.url });
  const { accessToken } =
    product.setupToken === undefined
      ? await anonymous.call(login, { body: owner })
      : await anonymous.call(completeSetup, {
          body: { ...owner, token: product.setupToken, organizationName: 'Bench', name: 'Bench' },
        });
  return createClient({
    baseUrl: product.url,
    headers: () => ({ authorization: `Bearer ${accessToken}` }),
  });
}
