import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '@helix/db';
import { migrateDurable } from '@helix/runtime/durable-engine';
import { migrateEphemeralStore } from '@helix/runtime/ephemeral';
import { createDatabase, startTestPostgres, templateName } from '@helix/testing/postgres';

/** One real server for the whole run; each test file gets a database of its own on it, copied from a migrated one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  const { url } = await createDatabase(postgres.url, { name: templateName });
  await migrate(url);
  await migrateDurable(url);
  await migrateEphemeralStore(url);
  project.provide('postgresUrl', postgres.url);
  // Servers that a test kills leave their folder behind; it is inside this one, which goes at the end.
  const folder = await mkdtemp(join(tmpdir(), 'helix-tests-'));
  process.env['TEST_FOLDER'] = folder;
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
