import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import { dbosSchema } from './dbos.ts';

/** Any number that nothing else of ours locks. */
const migrationLock = 7_305_502;

/** Applied in order, each once. Append; never change one that was released. */
const migrations: readonly string[] = [
  `create table durable.request (
     id text primary key,
     name text not null,
     payload jsonb not null,
     organization_id text,
     dedupe_key text,
     priority integer not null default 0,
     state text not null default 'queued'
       check (state in ('queued', 'running', 'waiting', 'done', 'dead', 'cancelled')),
     run_at timestamptz not null,
     due_at timestamptz not null,
     attempt integer not null default 1,
     max_attempts integer not null,
     first_attempts integer not null,
     crashes integer not null default 0,
     fence integer not null default 0,
     executor text,
     reason text,
     waiting_for text,
     error jsonb,
     created_at timestamptz not null default now(),
     started_at timestamptz,
     ended_at timestamptz
   );
   create index request_queue on durable.request (priority desc, run_at) where state = 'queued';
   create index request_due on durable.request (run_at) where state = 'queued';
   create index request_executor on durable.request (executor) where state in ('running', 'waiting');
   create unique index request_dedupe on durable.request (name, dedupe_key)
     where state in ('queued', 'running', 'waiting');
   create index request_list on durable.request (created_at desc, id desc);
   create index request_state on durable.request (state, created_at desc, id desc);
   create index request_ended on durable.request (ended_at) where state in ('done', 'cancelled');

   create view durable.dead_letter as
     select id, name, payload, organization_id, attempt, crashes, reason, error, created_at, ended_at
     from durable.request where state = 'dead';

   create table durable.executor (
     id text primary key,
     epoch uuid not null,
     beat_at timestamptz not null default now()
   );

   create table durable.step_entry (
     job_id text not null references durable.request (id) on delete cascade,
     attempt integer not null,
     step text not null,
     token integer not null,
     entered_at timestamptz not null default now(),
     primary key (job_id, attempt, step)
   );

   create table durable.signal (
     id bigint generated always as identity primary key,
     job_id text not null references durable.request (id) on delete cascade,
     topic text not null,
     value jsonb not null,
     taken_by text,
     created_at timestamptz not null default now()
   );
   create index signal_topic on durable.signal (job_id, topic, id);

   create table durable.schedule (
     name text primary key,
     cron text not null,
     time_zone text not null,
     job text not null,
     payload jsonb not null,
     attempts integer not null,
     backfill text not null,
     enabled boolean not null default true,
     next_at timestamptz
   );`,
];

/** Brings the engine's two schemas up to date. Several processes may call it at once; one works, the others wait. */
export async function migrateDurable(databaseUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'helix-migrate',
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(`
      create schema if not exists durable;
      create table if not exists durable.migration (version integer primary key, applied_at timestamptz default now());`);
    const { rows } = await client.query<{ applied: number }>(
      'select count(*)::int as applied from durable.migration',
    );
    for (const [index, statements] of migrations.entries()) {
      if (index < (rows[0]?.applied ?? 0)) continue;
      await client.query('begin');
      await client.query(statements);
      await client.query('insert into durable.migration (version) values ($1)', [index + 1]);
      await client.query('commit');
    }
    await DBOS.migrate(databaseUrl, { schemaName: dbosSchema });
  } finally {
    await client.end();
  }
}
