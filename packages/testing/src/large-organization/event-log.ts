import pg from 'pg';

/** What the log itself says: what every follower must have received, once and in this order. */
export async function readEventLog(
  databaseUrl: string,
  wanted: { after: number; types: readonly string[] },
): Promise<{ seq: number; atMs: number }[]> {
  const rows = await ask<{ seq: string; at: Date }>(
    databaseUrl,
    'select seq, at from events where seq > $1 and type = any($2) order by seq',
    [wanted.after, wanted.types],
  );
  return rows.map(({ seq, at }) => ({ seq: Number(seq), atMs: at.getTime() }));
}

export async function lastEventNumber(databaseUrl: string): Promise<number> {
  const [row] = await ask<{ last: string }>(
    databaseUrl,
    'select max(last_seq) as last from event_counters',
    [],
  );
  return Number(row?.last);
}

async function ask<Row extends pg.QueryResultRow>(
  databaseUrl: string,
  statement: string,
  values: unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'helix-seed' });
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
