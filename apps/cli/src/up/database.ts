import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@helix/embedded-postgres';
import { projectRoot } from '../config.ts';
import { Failure } from '../failure.ts';

const maxRestarts = 10;
const maxDelayMs = 10_000;
/** After so long without trouble, old trouble is forgotten. */
const calmMs = 60_000;

export type KeptDatabase = {
  readonly url: string;
  readonly pid: () => number;
  stop(): Promise<void>;
};

/** The embedded server, brought back on the same port whenever it dies, so that nobody has to be told. */
export async function keepDatabase(
  options: { home: string; password: string },
  hooks: { onRestart(): void; onFailed(reason: string): void },
): Promise<KeptDatabase> {
  const directory = join(options.home, 'postgres');
  const start = (port?: number) =>
    startEmbeddedPostgres({
      directory,
      password: options.password,
      ...(port !== undefined && { port }),
    });
  let current = await start();
  const { url, port } = current;
  let stopping = false;

  const restart = async (): Promise<EmbeddedPostgres> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await start(port);
      } catch (error) {
        if (tries >= maxRestarts) throw error;
        await delay(Math.min(maxDelayMs, 200 * 2 ** tries));
      }
    }
  };
  const watch = async () => {
    let deaths = 0;
    for (;;) {
      const startedAt = Date.now();
      await current.exited;
      if (stopping) return;
      deaths = Date.now() - startedAt > calmMs ? 1 : deaths + 1;
      if (deaths > maxRestarts) throw new Error('it ended again and again; see postgres.log');
      hooks.onRestart();
      current = await restart();
    }
  };
  watch().catch((error: unknown) => {
    hooks.onFailed(
      `PostgreSQL cannot run: ${error instanceof Error ? error.message : String(error)}`,
    );
  });

  return {
    url,
    pid: () => current.pid,
    async stop() {
      stopping = true;
      await current.stop();
    },
  };
}

/** In a process of its own, so that what it loads does not stay in ours. */
export function migrateDatabase(databaseUrl: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const file = join(projectRoot, 'apps/engine/src/migrate.ts');
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
      env: { ...process.env, DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-4_000);
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Failure(`The database could not be brought up to date:\n${output.trim()}`));
    });
  });
}
