import { afterAll, inject } from 'vitest';
import { createDatabase, templateName, type TestDatabase } from './create-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that the run's global set-up started. */
    postgresUrl: string;
  }
}

/** A database of a test file's own: with our schema, or empty. Dropped when the file is done. */
export async function testDatabase(options: { migrated?: boolean } = {}): Promise<TestDatabase> {
  const migrated = options.migrated ?? true;
  const database = await createDatabase(
    inject('postgresUrl'),
    migrated ? { template: templateName } : {},
  );
  afterAll(() => database.drop());
  return database;
}
