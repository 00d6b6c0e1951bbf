import type { Logger } from '../logger.ts';
import type { EphemeralStore } from './ephemeral-store.ts';
import { connectPostgresStore } from './postgres-store.ts';
import type { RedisOptions } from './redis-connection.ts';
import { orUnavailable } from './unavailable.ts';

export type { EphemeralStore, StreamEntry, Unsubscribe } from './ephemeral-store.ts';
export { migrateEphemeralStore } from './postgres-schema.ts';

/** Redis when there is one, else Postgres; nothing beyond this line knows which. */
export function connectEphemeralStore(options: {
  redisUrl: string | undefined;
  databaseUrl: string;
  log: Logger;
  /** A server that takes longer is as good as gone. */
  answerLimitMs?: number;
}): Promise<EphemeralStore> {
  const { redisUrl, databaseUrl, log, answerLimitMs = 5_000 } = options;
  return orUnavailable(
    redisUrl === undefined
      ? connectPostgresStore({ databaseUrl, log, answerLimitMs })
      : connectRedis({ redisUrl, log, answerLimitMs }),
  );
}

/** Loaded only where there is a Redis: its client costs megabytes in every process. */
async function connectRedis(options: RedisOptions): Promise<EphemeralStore> {
  const { connectRedisStore } = await import('./redis-store.ts');
  return connectRedisStore(options);
}
