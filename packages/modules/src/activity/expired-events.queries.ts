import { sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { eventCounters, events, subscriberCursors, subscribers } = schema;

/** Of each organization at a time, so that nobody waits for long. */
const batchSize = 2_000;

/**
 * Removes some of the oldest events, and answers how many. Only the beginning of each log is looked at, so that it costs
 * nothing when there is nothing to remove; what a subscriber has not read yet stays, however old.
 */
export async function deleteEventsBefore(db: Db, before: Date): Promise<number> {
  const result = await db.execute(sql`
    with readable as (
      select counter.organization_id, min(coalesce(cursor.last_seq, 0)) as read_up_to
      from ${eventCounters} counter
      cross join ${subscribers} subscriber
      left join ${subscriberCursors} cursor
        on cursor.subscriber = subscriber.name and cursor.organization_id = counter.organization_id
      group by counter.organization_id
    ), expired as (
      select readable.organization_id, oldest.seq
      from readable cross join lateral (
        select event.seq, event.at from ${events} event
        where event.organization_id = readable.organization_id and event.seq <= readable.read_up_to
        order by event.seq
        limit ${batchSize}
      ) oldest
      where oldest.at < ${before.toISOString()}::timestamptz
    )
    delete from ${events} event using expired
    where event.organization_id = expired.organization_id and event.seq = expired.seq`);
  return result.rowCount ?? 0;
}
