import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import pg from 'pg';
import type { Logger } from '@helix/runtime';

/** Kept open however quiet it is: whoever comes after a silence waits for no connection, and its statements are known. */
export const keptConnections = 4;

/** A pool or an open transaction; queries never care which. */
export type Db = PgDatabase<NodePgQueryResultHKT>;

export type Database = {
  readonly db: Db;
  readonly pool: pg.Pool;
  /** Opens what is kept, so that nobody waits for the first connections. Without a server it is left to who asks. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
};

export function openDatabase(options: {
  url: string;
  maxConnections: number;
  log: Logger;
}): Database {
  const kept = Math.min(keptConnections, options.maxConnections);
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections,
    min: kept,
    // What is asked without waiting for the answer before it goes out at once, and is answered in order.
    pipeline: true,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'helix',
  });
  // A connection may die at any time (the server was restarted), idle or between two statements of a
  // transaction; the next statement fails then, and the process must not.
  const lost = (error: Error) => options.log.debug({ err: error }, 'database connection lost');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return {
    db: drizzle(pool),
    pool,
    async warmUp() {
      const opening = Array.from({ length: kept }, () => pool.connect());
      for (const opened of await Promise.allSettled(opening)) {
        if (opened.status === 'fulfilled') opened.value.release();
      }
    },
    close: () => pool.end(),
  };
}
