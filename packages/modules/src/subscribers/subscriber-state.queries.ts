import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { SubscriberState } from '@helix/contracts/subscribers';
import { schema, type Db } from '@helix/db';

const { subscribers, subscriberCursors, parkedEvents, eventCounters } = schema;
const shownParked = 100;

export async function listSubscriberStates(
  db: Db,
  organizationId: string,
): Promise<SubscriberState[]> {
  const rows = await db
    .select({
      name: subscribers.name,
      head: eventCounters.lastSeq,
      readUpTo: subscriberCursors.lastSeq,
      failures: subscriberCursors.failures,
      retryAt: subscriberCursors.retryAt,
      error: subscriberCursors.error,
    })
    .from(subscribers)
    .leftJoin(
      subscriberCursors,
      and(
        eq(subscriberCursors.subscriber, subscribers.name),
        eq(subscriberCursors.organizationId, organizationId),
      ),
    )
    .leftJoin(eventCounters, eq(eventCounters.organizationId, organizationId))
    .orderBy(asc(subscribers.name));
  const parked = await db
    .select()
    .from(parkedEvents)
    .where(eq(parkedEvents.organizationId, organizationId))
    .orderBy(desc(parkedEvents.parkedAt), desc(parkedEvents.seq))
    .limit(shownParked);
  return rows.map((row) => ({
    name: row.name,
    readUpTo: row.readUpTo ?? 0,
    behind: (row.head ?? 0) - (row.readUpTo ?? 0),
    failures: row.failures ?? 0,
    retryAt: row.retryAt?.toISOString() ?? null,
    error: row.error,
    parked: parked
      .filter(({ subscriber }) => subscriber === row.name)
      .map(({ seq, type, error, parkedAt }) => ({
        seq,
        type,
        error,
        parkedAt: parkedAt.toISOString(),
      })),
  }));
}

/** In all organizations: events put aside, readers that do not get past one, and what is still to be read. */
export async function countTroubles(
  db: Db,
): Promise<{ parked: number; failing: number; behind: number }> {
  const [row] = await db
    .select({
      parked: sql<number>`(select count(*)::int from ${parkedEvents})`,
      failing: sql<number>`(count(*) filter (where ${subscriberCursors.failures} > 0))::int`,
      behind: sql<number>`coalesce(sum(${eventCounters.lastSeq} - ${subscriberCursors.lastSeq}), 0)::float8`,
    })
    .from(subscriberCursors)
    .innerJoin(eventCounters, eq(eventCounters.organizationId, subscriberCursors.organizationId));
  return row ?? { parked: 0, failing: 0, behind: 0 };
}
