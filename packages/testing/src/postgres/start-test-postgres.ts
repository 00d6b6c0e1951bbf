import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@helix/embedded-postgres';

export type TestPostgres = {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly directory: string;
  stop(): Promise<void>;
};

/** A real server that forgets everything when it stops, and therefore need not wait for the disk. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const directory = await mkdtemp(join(tmpdir(), 'helix-test-postgres-'));
  await chmod(directory, 0o755);
  const server = await startEmbeddedPostgres({
    directory,
    password: 'test',
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      max_wal_size: '2GB',
    },
  });
  return {
    url: server.url,
    port: server.port,
    pid: server.pid,
    directory,
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
