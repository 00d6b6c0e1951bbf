import pg from 'pg';
import type { Logger } from '../logger.ts';
import type { EphemeralStore } from './ephemeral-store.ts';
import { createListeners } from './listeners.ts';
import { listenForever, packMessage, serverChannel } from './postgres-listener.ts';
import { migrateEphemeralStore } from './postgres-schema.ts';
import { createPublisher } from './publisher.ts';
import { sweepRegularly } from './sweeper.ts';
import { orUnavailable, refuseLargeMessage } from './unavailable.ts';

const poolSize = 3;
const answerLimitMs = 5_000;

export async function connectPostgresStore(options: {
  databaseUrl: string;
  log: Logger;
}): Promise<EphemeralStore> {
  await migrateEphemeralStore(options.databaseUrl);
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: poolSize,
    application_name: 'helix-ephemeral',
    connectionTimeoutMillis: answerLimitMs,
    query_timeout: answerLimitMs,
    keepAlive: true,
  });
  pool.on('error', (error) => options.log.debug({ err: error }, 'idle connection lost'));
  const query = <Row extends pg.QueryResultRow>(text: string, values: unknown[]) =>
    orUnavailable(pool.query<Row>(text, values)).then((result) => result.rows);
  const listeners = createListeners(options.log);
  const listener = await listenForever({ ...options, listeners });
  const publisher = createPublisher(async (payloads) => {
    await query(`select pg_notify($1, payload) from unnest($2::text[]) as payload`, [
      serverChannel,
      payloads,
    ]);
  });
  const stopSweeping = sweepRegularly(pool, options.log);

  return {
    publish(channel, message) {
      refuseLargeMessage(message);
      return publisher.publish(packMessage(channel, message));
    },
    async subscribe(channel, onMessage) {
      listeners.add(channel, onMessage);
      return async () => void listeners.remove(channel, onMessage);
    },
    onReconnect: listeners.onReconnect,
    ...keysAndCounters(query),
    ...streams(query),
    ping: async () => void (await query('select 1', [])),
    async close() {
      stopSweeping();
      await publisher.flushed();
      await listener.close();
      await pool.end();
    },
  };
}

type Query = <Row extends pg.QueryResultRow>(text: string, values: unknown[]) => Promise<Row[]>;
const untilIn = (parameter: string) => `now() + ${parameter}::float8 * interval '1 millisecond'`;

function keysAndCounters(
  query: Query,
): Pick<EphemeralStore, 'get' | 'set' | 'delete' | 'list' | 'increment'> {
  return {
    async get(key) {
      const [row] = await query<{ value: string }>(
        'select value from ephemeral.keys where key = $1 and expires_at > now()',
        [key],
      );
      return row?.value;
    },
    async set(key, value, { ttlMs }) {
      await query(
        `insert into ephemeral.keys values ($1, $2, ${untilIn('$3')})
         on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at`,
        [key, value, ttlMs],
      );
    },
    async delete(key) {
      await query('delete from ephemeral.keys where key = $1', [key]);
    },
    async list(prefix) {
      const rows = await query<{ key: string; value: string }>(
        'select key, value from ephemeral.keys where starts_with(key, $1) and expires_at > now()',
        [prefix],
      );
      return new Map(rows.map(({ key, value }) => [key, value]));
    },
    async increment(key, { windowMs, by = 1 }) {
      const [row] = await query<{ value: string; ms: number }>(
        `insert into ephemeral.counters as counter values ($1, $2, ${untilIn('$3')})
         on conflict (key) do update set
           value = case when counter.resets_at > now() then counter.value else 0 end + excluded.value,
           resets_at = case when counter.resets_at > now() then counter.resets_at else excluded.resets_at end
         returning value, extract(epoch from resets_at - now())::float8 * 1000 as ms`,
        [key, by, windowMs],
      );
      return { value: Number(row?.value), resetsInMs: Math.max(0, Math.ceil(row?.ms ?? 0)) };
    },
  };
}

/** Numbers are given out per stream under a lock that is held to the commit, so they become visible in order. */
const appendStatement = `
with head as (
  insert into ephemeral.streams as stream values ($1, 1, cardinality($2::text[]), ${untilIn('$4')})
  on conflict (stream) do update set
    first_id = case when stream.expires_at > now()
      then greatest(stream.first_id, stream.last_id + cardinality($2::text[]) - $3 + 1)
      else stream.last_id + 1 end,
    last_id = stream.last_id + cardinality($2::text[]),
    expires_at = excluded.expires_at
  returning first_id, last_id
), trimmed as (
  delete from ephemeral.entries using head where stream = $1 and id < head.first_id
)
insert into ephemeral.entries
select $1, head.last_id - cardinality($2::text[]) + place, entry
from head, unnest($2::text[]) with ordinality as added (entry, place)`;

function streams(query: Query): Pick<EphemeralStore, 'append' | 'read'> {
  return {
    async append(stream, entries, { maxLength, ttlMs }) {
      if (entries.length === 0) return;
      await query(appendStatement, [stream, entries.slice(-maxLength), maxLength, ttlMs]);
    },
    async read(stream, { after = '0', limit }) {
      return query<{ id: string; entry: string }>(
        `select id::text, entry from ephemeral.entries join ephemeral.streams using (stream)
         where stream = $1 and id > $2 and id >= first_id and expires_at > now()
         order by entries.id limit $3`,
        [stream, after, limit],
      );
    },
  };
}
