import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@helix/embedded-postgres';
import {
  finishSubscribers,
  fullSize,
  seedLargeOrganization,
  smallSize,
  type LargeOrganization,
} from '@helix/testing/large-organization';
import type { BenchOptions } from '../bench.ts';
import { engineSettings } from './settings.ts';
import { runProgram, startServer } from './server-process.ts';

export type SeededDatabase = {
  readonly server: EmbeddedPostgres;
  readonly organization: LargeOrganization;
  stop(): Promise<void>;
};

const password = 'bench';
/** While it is filled nothing can be lost; afterwards it runs exactly as in production. */
const loadingSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
  shared_buffers: '512MB',
  autovacuum: 'off',
};

export async function openSeededDatabase(options: BenchOptions): Promise<SeededDatabase> {
  const kept = options.dataFolder;
  const directory = kept ?? (await mkdtemp(join(tmpdir(), 'helix-bench-')));
  await mkdir(directory, { recursive: true });
  await chmod(directory, 0o755);
  const forget = async () => {
    if (kept === undefined) await rm(directory, { recursive: true, force: true });
  };
  try {
    const organization = await ensureSeeded(directory, options);
    const server = await startEmbeddedPostgres({ directory, password });
    // One that was kept may be from before the newest migrations.
    await migrate(server);
    return {
      server,
      organization,
      async stop() {
        await server.stop();
        await forget();
      },
    };
  } catch (error) {
    await forget();
    throw error;
  }
}

async function ensureSeeded(
  directory: string,
  { quick }: BenchOptions,
): Promise<LargeOrganization> {
  const note = join(directory, 'organization.json');
  if (existsSync(note)) return JSON.parse(await readFile(note, 'utf8')) as LargeOrganization;
  const begun = performance.now();
  const server = await startEmbeddedPostgres({ directory, password, settings: loadingSettings });
  try {
    await migrate(server);
    const size = quick ? smallSize : fullSize;
    console.log(`… seed ${size.tasks} tasks`);
    const organization = await seedLargeOrganization(server.url, size);
    // Whoever follows the log introduces itself first, and is then taken to have read it.
    const engine = await startServer('apps/engine/src/main.ts', await engineSettings(server.url));
    await engine.stop();
    await finishSubscribers(server.url);
    await writeFile(note, JSON.stringify(organization));
    console.log(`  seeded in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    return organization;
  } finally {
    await server.stop();
  }
}

const migrate = ({ url }: EmbeddedPostgres) =>
  runProgram('apps/engine/src/migrate.ts', { DATABASE_URL: url });
