import type { TestProject } from 'vitest/node';
import { startTestPostgres } from '@helix/testing/postgres';

/** One real server for the whole run; each test file gets a database of its own on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  project.provide('postgresUrl', postgres.url);
  return () => postgres.stop();
}
