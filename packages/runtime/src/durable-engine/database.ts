import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { isConnectionFailure } from '../durable/failure.ts';
import type { Logger } from '../logger.ts';

/** The server itself says that it is not there. Nobody can take anything over through a database that is down. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError)
    return error.errors.length > 0 && error.errors.every(isDatabaseDown);
  const code = 'code' in error ? String(error.code) : '';
  return code === 'ECONNREFUSED' || /^57P0[123]$/.test(code);
}

/** Ours and DBOS's alike: a waiting job holds no connection, so that a few are enough. */
export function openPool(databaseUrl: string, executorId: string, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 8,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // A frozen process must not hold its locks for ever.
    idle_in_transaction_session_timeout: 10_000,
    application_name: `helix-engine ${executorId}`,
  });
  pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'));
  // One that is in use fails its statement too; without a listener it would take the process along.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Repeats a statement that must not be given up until the database is back. It has to be safe to repeat. */
export async function insist<T>(log: Logger, statement: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await statement();
    } catch (error) {
      if (!isConnectionFailure(error)) throw error;
      log.warn({ err: error }, 'database is away, trying again');
      await delay(200);
    }
  }
}

export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error('rollback failed');
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
