import type { Logger } from '../logger.ts';
import type { EphemeralStore } from './ephemeral-store.ts';
import { connectPostgresStore } from './postgres-store.ts';
import { connectRedisStore } from './redis-store.ts';

export type { EphemeralStore, StreamEntry, Unsubscribe } from './ephemeral-store.ts';
export { migrateEphemeralStore } from './postgres-schema.ts';

/** Redis when there is one, else Postgres; nothing beyond this line knows which. */
export function connectEphemeralStore(options: {
  redisUrl: string | undefined;
  databaseUrl: string;
  log: Logger;
}): Promise<EphemeralStore> {
  const { redisUrl, databaseUrl, log } = options;
  return redisUrl === undefined
    ? connectPostgresStore({ databaseUrl, log })
    : connectRedisStore({ redisUrl, log });
}
