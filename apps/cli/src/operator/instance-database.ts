import { join } from 'node:path';
import {
  EmbeddedPostgresError,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from '@helix/embedded-postgres';
import type { CliConfig } from '../config.ts';
import { exitCodes, Failure } from '../failure.ts';
import { findInstance } from '../home/instance-lock.ts';
import { migrateDatabase } from '../up/database.ts';

/** The database of this instance, running or not; what was started for the occasion is stopped again. */
export async function withDatabase<T>(
  config: CliConfig,
  password: string,
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl !== undefined) return work(config.databaseUrl);
  const directory = join(config.home, 'postgres');
  try {
    if (findInstance(config.home)) {
      const running = await findEmbeddedPostgres({ directory, password });
      if (running !== undefined) return await work(running);
      throw new Failure('The database of the instance does not answer.', exitCodes.unreachable);
    }
    const database = await startEmbeddedPostgres({ directory, password });
    try {
      await migrateDatabase(database.url);
      return await work(database.url);
    } finally {
      await database.stop();
    }
  } catch (error) {
    throw error instanceof EmbeddedPostgresError ? new Failure(error.message) : error;
  }
}
