import pg from 'pg';
import { endClient } from './postgres-connection.ts';

const schemaLock = 7_305_503;

/** Unlogged: fast to write, empty after a crash of the server, which is all that is promised. */
const statements = `
create schema if not exists ephemeral;
create unlogged table if not exists ephemeral.keys (
  key text collate "C" primary key, value text not null, expires_at timestamptz not null);
create unlogged table if not exists ephemeral.counters (
  key text collate "C" primary key, value bigint not null, resets_at timestamptz not null);
create unlogged table if not exists ephemeral.stream_heads (
  stream text collate "C" primary key, first_id bigint not null, last_id bigint not null,
  max_length bigint not null, expires_at timestamptz not null);
create unlogged table if not exists ephemeral.stream_entries (
  stream text collate "C" not null, id bigint not null, entry text not null, primary key (stream, id));
`;

/** Makes the tables of the store; several processes may call it at once. */
export async function migrateEphemeralStore(databaseUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'helix-migrate',
  });
  // A connection lost while a query runs is told twice: the query fails, and an unheard event ends the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [schemaLock]);
    await client.query(statements);
  } finally {
    await endClient(client);
  }
}
