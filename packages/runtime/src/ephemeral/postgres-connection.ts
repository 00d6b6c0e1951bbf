import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../logger.ts';
import { orUnavailable } from './unavailable.ts';

const poolSize = 3;
const goodbyeLimitMs = 1_000;

export type PostgresOptions = { databaseUrl: string; log: Logger; answerLimitMs: number };

export const clientOptions = (
  { databaseUrl, answerLimitMs }: Omit<PostgresOptions, 'log'>,
  name: string,
) => ({
  connectionString: databaseUrl,
  application_name: name,
  connectionTimeoutMillis: answerLimitMs,
  query_timeout: answerLimitMs,
  // Nothing here has to outlive a crash of the server, and what has to should not wait behind it for the disk.
  options: '-c synchronous_commit=off',
  keepAlive: true,
});

export type Query = <Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[],
) => Promise<Row[]>;

/** Says goodbye, but does not wait for a server that no longer answers. */
export async function endClient(client: pg.Client): Promise<void> {
  const timer = setTimeout(() => client.connection.stream.destroy(), goodbyeLimitMs);
  await client.end().catch(() => undefined);
  clearTimeout(timer);
}

export function openPool(options: PostgresOptions): {
  query: Query;
  close(): Promise<void>;
} {
  const pool = new pg.Pool({
    ...clientOptions(options, 'helix-ephemeral'),
    max: poolSize,
  });
  const clients = new Set<pg.Client>();
  pool.on('connect', (client) => {
    clients.add(client);
    client.once('end', () => clients.delete(client));
  });
  pool.on('error', (error) => options.log.debug({ err: error }, 'idle connection lost'));
  return {
    query: <Row extends pg.QueryResultRow>(text: string, values: unknown[]) =>
      orUnavailable(pool.query<Row>(text, values).then((result) => result.rows)),
    async close() {
      const cancel = new AbortController();
      const limit = delay(goodbyeLimitMs, undefined, { signal: cancel.signal }).catch(
        () => undefined,
      );
      await Promise.race([pool.end(), limit]);
      cancel.abort();
      await Promise.all([...clients].map(endClient));
    },
  };
}
