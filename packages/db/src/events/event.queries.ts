import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { EventActor, EventEnvelope } from '@helix/contracts';
import type { AuditOrigin } from '@helix/contracts/audit';
import type { Db } from '../database.ts';
import { eventCounters, events } from '../schema/events.ts';

export type NewEvent = {
  readonly organizationId: string;
  readonly type: string;
  readonly at: Date;
  readonly actor: EventActor;
  readonly runId?: string | undefined;
  readonly boardId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly audience?: string | undefined;
  readonly origin?: AuditOrigin | undefined;
  readonly data: unknown;
};

/** Who may receive it is part of what is stored, and never of what is sent. */
export type StoredEvent = EventEnvelope & {
  readonly boardId: string | null;
  readonly taskId: string | null;
  readonly audience: string | null;
};

/**
 * Numbers and writes the events of a transaction. The counter rows stay locked until it commits: that is
 * what makes the numbers gap-free and equal to the order of commits. Locked in a fixed order against deadlock.
 */
export async function appendEvents(
  db: Db,
  facts: readonly NewEvent[],
): Promise<ReadonlyMap<string, number>> {
  const committed = new Map<string, number>();
  for (const [organizationId, own] of [...groupByOrganization(facts)].toSorted(byKey)) {
    const [counter] = await db
      .insert(eventCounters)
      .values({ organizationId, lastSeq: own.length })
      .onConflictDoUpdate({
        target: eventCounters.organizationId,
        set: { lastSeq: sql`${eventCounters.lastSeq} + ${own.length}` },
      })
      .returning({ lastSeq: eventCounters.lastSeq });
    if (!counter) throw new Error(`no event counter for ${organizationId}`);
    const first = counter.lastSeq - own.length + 1;
    await db.insert(events).values(own.map((fact, index) => ({ ...fact, seq: first + index })));
    committed.set(organizationId, counter.lastSeq);
  }
  return committed;
}

export async function listEventsAfter(
  db: Db,
  range: { organizationId: string; after: number; limit: number },
): Promise<StoredEvent[]> {
  const rows = await db
    .select()
    .from(events)
    .where(and(eq(events.organizationId, range.organizationId), gt(events.seq, range.after)))
    .orderBy(asc(events.seq))
    .limit(range.limit);
  return rows.map(({ at, runId, organizationId: _tenant, origin: _hidden, ...event }) => ({
    ...event,
    at: at.toISOString(),
    ...(runId !== null && { runId }),
  }));
}

export async function getLastSeqs(
  db: Db,
  organizationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (organizationIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(eventCounters)
    .where(inArray(eventCounters.organizationId, [...organizationIds]));
  return new Map(rows.map((row) => [row.organizationId, row.lastSeq]));
}

function groupByOrganization(facts: readonly NewEvent[]): Map<string, NewEvent[]> {
  return Map.groupBy(facts, (fact) => fact.organizationId);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
