import { sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { findTimeZone } from '../tasks/index.ts';

export type LastDays = {
  readonly timeZone: string;
  /** The day it is in the organization, and when the first of the days asked for began there. */
  readonly today: string;
  readonly from: string | undefined;
};

/** Days begin where the organization is, also when its clocks change within them. */
export async function findLastDays(
  { db, now }: Pick<Context, 'db' | 'now'>,
  organizationId: string,
  asked: { days?: number | undefined; from?: string | undefined },
): Promise<LastDays> {
  const timeZone = await findTimeZone(db, organizationId);
  const days = asked.days ?? 1;
  const local = sql`(${now().toISOString()}::timestamptz at time zone ${timeZone})`;
  const { rows } = await db.execute<{ today: string; from: string }>(sql`
    select to_char(${local}, 'YYYY-MM-DD') as today,
      to_char(
        ((date_trunc('day', ${local}) - make_interval(days => ${days - 1}::int)) at time zone ${timeZone}) at time zone 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS"Z"'
      ) as "from"`);
  const [row] = rows;
  if (!row) throw new Error('a query without a table has one row');
  return { timeZone, today: row.today, from: asked.days === undefined ? asked.from : row.from };
}
