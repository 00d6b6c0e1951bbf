import pg from 'pg';
import { addEvents } from './events.queries.ts';
import { largePassword, type LargeOrganization, type LargeSize } from './large-organization.ts';
import { addPeople } from './people.queries.ts';
import { organizationId, prepare } from './preparation.queries.ts';
import { addRelations } from './relations.queries.ts';
import { addSearch, withoutSearch } from './search.queries.ts';
import { addStructure } from './structure.queries.ts';
import { addComments, addTasks, phraseCount, planTasks } from './tasks.queries.ts';
import { commonWords, firstNames, lastNames, makePhrases, rareWords } from './vocabulary.ts';

/** Fills a migrated, empty database with one organization, always in the same way, ending now. */
export async function seedLargeOrganization(
  databaseUrl: string,
  size: LargeSize,
  onProgress: (what: string) => void = () => undefined,
): Promise<LargeOrganization> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'helix-seed' });
  await client.connect();
  const run = async (what: string, statements: readonly string[]) => {
    onProgress(what);
    for (const statement of statements) await client.query(statement);
  };
  try {
    await client.query(`set work_mem = '256MB'; set maintenance_work_mem = '512MB'`);
    await client.query('begin');
    // In the transaction that empties them, tables are filled without a log where the server allows that.
    await client.query('truncate tasks, events cascade');
    const slowIndexes = await dropSlowIndexes(client);
    await run('preparation', prepare(size));
    await addTexts(client);
    await run('people', addPeople(size));
    await run('boards', addStructure(size));
    await run('plan of tasks', planTasks(size));
    await run('tasks', [...withoutSearch(), ...addTasks(size)]);
    await run('comments', addComments());
    await run('relations', addRelations(size));
    await run('search', addSearch());
    await run('events', addEvents(size));
    await run('indexes', slowIndexes);
    await client.query('commit');
    const organization = await describe(client);
    await run('statistics', ['vacuum (freeze, analyze)']);
    return organization;
  } finally {
    await client.end();
  }
}

/** Those that are much quicker to build at once than row by row. Answers with what builds them again. */
async function dropSlowIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index join pg_class on pg_class.oid = indrelid
     where relnamespace = 'public'::regnamespace and relkind = 'r' and not indisunique`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** Every consumer of the log that has introduced itself is taken to have read all of it. */
export async function finishSubscribers(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'helix-seed' });
  await client.connect();
  try {
    await client.query(
      `insert into subscriber_cursors (organization_id, subscriber, last_seq)
       select organization_id, name, last_seq from event_counters, subscribers
       on conflict (subscriber, organization_id) do update set last_seq = excluded.last_seq`,
    );
  } finally {
    await client.end();
  }
}

async function addTexts(client: pg.Client): Promise<void> {
  await client.query('create temp table plan_names (first text[], last text[])');
  await client.query('insert into plan_names values ($1, $2)', [firstNames, lastNames]);
  await client.query('create temp table plan_phrases (p bigint primary key, phrase text not null)');
  await client.query(
    'insert into plan_phrases select p, phrase from unnest($1::text[]) with ordinality as made (phrase, p)',
    [makePhrases(phraseCount)],
  );
  await client.query('analyze plan_phrases');
}

async function describe(client: pg.Client): Promise<LargeOrganization> {
  const list = async (statement: string) => {
    const { rows } = await client.query<{ value: string }>(statement);
    return rows.map(({ value }) => value);
  };
  const [tenthBoard = '', hundredthBoard = '', ...ordinaryBoards] = await list(
    'select id as value from plan_boards order by b',
  );
  return {
    organizationId,
    emails: await list('select email as value from plan_members order by m'),
    password: largePassword,
    tenthBoard,
    hundredthBoard,
    ordinaryBoards,
    labelIds: await list('select id as value from plan_labels order by l'),
    taskIds: await list(
      `select id as value from plan_tasks where archived_at is null and deleted_at is null and n > 20
       order by pg_temp.pick(n, 30, 1000000), n limit 2000`,
    ),
    busyTaskIds: await list(
      `select id as value from plan_tasks where archived_at is null and deleted_at is null and n <= 20 order by n`,
    ),
    commonWords,
    rareWords,
  };
}
