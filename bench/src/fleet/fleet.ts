import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { findFreePort, startEmbeddedPostgres } from '@helix/embedded-postgres';
import type { BenchGroup, BenchOptions } from '../bench.ts';
import { createHome, signIn } from '../foundation/product.ts';
import { runProgram, startServer, type ServerProcess } from '../large/server-process.ts';
import { apiSettings, engineSettings } from '../large/settings.ts';
import { startHeldProvider } from './held-provider.ts';
import { measureLiveRuns, type Fleet } from './live-runs.ts';

const gatewayCount = 3;

/** One engine and several gateways, each in a process of its own, between the api and a provider. */
export const fleet: BenchGroup<Fleet> = {
  open,
  benches: [{ name: 'live-runs', run: measureLiveRuns }],
};

async function open({ quick }: BenchOptions): Promise<{
  setting: Fleet;
  close: () => Promise<void>;
}> {
  const runs = quick ? 40 : 1_000;
  const undo: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const each of undo.toReversed()) await each();
  };
  const keep = (server: ServerProcess) => {
    undo.push(() => server.stop());
    return server.pid;
  };
  try {
    const home = await createHome();
    undo.push(home.remove);
    const provider = await startHeldProvider();
    undo.push(provider.close);
    const database = await startEmbeddedPostgres({
      directory: join(home.path, 'postgres'),
      password: 'bench',
    });
    undo.push(() => database.stop());
    await runProgram('apps/engine/src/migrate.ts', { DATABASE_URL: database.url });
    const common = { MALLOC_ARENA_MAX: '2', GATEWAY_TOKEN: randomBytes(16).toString('hex') };
    const gatewayPids: number[] = [];
    const urls: string[] = [];
    for (let n = 0; n < gatewayCount; n += 1) {
      const port = await findFreePort();
      const settings = {
        ...common,
        GATEWAY_NAME: `gateway ${n}`,
        GATEWAY_PORT: String(port),
        GATEWAY_MAX_RUNS: String(runs),
        HELIX_HOME: join(home.path, `gateway-${n}`),
        HELIX_ALLOW_PRIVATE_NETWORK: '127.0.0.1',
      };
      gatewayPids.push(keep(await startServer('apps/gateway/src/main.ts', settings)));
      urls.push(`ws://127.0.0.1:${port}`);
    }
    const enginePid = keep(
      await startServer('apps/engine/src/main.ts', {
        ...(await engineSettings(database.url)),
        ...common,
        HELIX_HOME: home.path,
        GATEWAY_URLS: urls.join(','),
        ENGINE_SLOTS: String(runs + 100),
      }),
    );
    const [port, webPort] = [await findFreePort(), await findFreePort()];
    const setupToken = randomBytes(16).toString('hex');
    const api = apiSettings(database.url, { home: home.path, port, webPort });
    keep(await startServer('apps/api/src/main.ts', { ...api, HELIX_SETUP_TOKEN: setupToken }));
    const url = `http://127.0.0.1:${port}`;
    const client = await signIn({ url, setupToken });
    return { setting: { url, client, provider, runs, enginePid, gatewayPids }, close };
  } catch (error) {
    await close();
    throw error;
  }
}
