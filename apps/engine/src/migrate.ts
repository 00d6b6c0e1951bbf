import { migrate } from '@helix/db';
import { createLogger } from '@helix/runtime';
import { migrateDurable } from '@helix/runtime/durable-engine';
import { migrateEphemeralStore } from '@helix/runtime/ephemeral';

/** Brings an outside or embedded database up to date, before anything that uses it is started. */
const log = createLogger({ process: 'migrate', level: 'info' });
const databaseUrl = process.env['DATABASE_URL'] ?? '';
try {
  await migrate(databaseUrl);
  await migrateDurable(databaseUrl);
  await migrateEphemeralStore(databaseUrl);
  log.info('database is up to date');
} catch (error) {
  log.fatal({ err: error }, 'database could not be brought up to date');
  process.exitCode = 1;
}
