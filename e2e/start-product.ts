import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findFreePort } from '@helix/embedded-postgres';

const startLimitMs = 120_000;
const main = resolve(import.meta.dirname, '../apps/cli/src/main.ts');

export type Product = {
  /** Where its people go first: its pages, or its set-up while it has no owner. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/** Starts the whole product as `npm start` does, in a home of its own, and stops it as Ctrl-C does. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const home = await mkdtemp(join(tmpdir(), 'helix-e2e-'));
  await chmod(home, 0o755);
  const [port, gatewayPort] = [await findFreePort(), await findFreePort()];
  const product = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'up'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      HELIX_HOME: home,
      HELIX_PORT: String(port),
      GATEWAY_PORT: String(gatewayPort),
      RATE_LIMIT: '100000',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    const exited = once(product, 'exit');
    product.kill('SIGTERM');
    await exited;
    await rm(home, { recursive: true, force: true });
  };
  return { url: await findUrl(product), stop };
}

/** The product says its address when it is ready. */
async function findUrl(product: ReturnType<typeof spawn>): Promise<string> {
  let output = '';
  const found = Promise.withResolvers<string>();
  for (const stream of [product.stdout, product.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const url = /Mission Control is ready[^]*?(http:\S+)/.exec(output)?.[1];
      if (url !== undefined) found.resolve(url);
    });
  }
  product.once('exit', (code) =>
    found.reject(new Error(`the product ended with ${code}:\n${output}`)),
  );
  const limit = setTimeout(
    () => found.reject(new Error(`the product did not start:\n${output}`)),
    startLimitMs,
  );
  return found.promise.finally(() => clearTimeout(limit));
}
