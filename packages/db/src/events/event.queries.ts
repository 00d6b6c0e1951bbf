import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { EventActor, EventEnvelope } from '@helix/contracts';
import type { AuditOrigin } from '@helix/contracts/audit';
import type { Db } from '../database.ts';
import { prepared } from '../prepared.ts';
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

const takeNumbers = prepared('take_event_numbers', (db) =>
  db
    .insert(eventCounters)
    .values({
      organizationId: sql.placeholder('organizationId'),
      lastSeq: sql.placeholder('count'),
    })
    .onConflictDoUpdate({
      target: eventCounters.organizationId,
      set: { lastSeq: sql`${eventCounters.lastSeq} + excluded.last_seq` },
    })
    .returning({ lastSeq: eventCounters.lastSeq }),
);

const eventValues = {
  organizationId: sql.placeholder('organizationId'),
  seq: sql.placeholder('seq'),
  type: sql.placeholder('type'),
  at: sql.placeholder('at'),
  actor: sql.placeholder('actor'),
  runId: sql.placeholder('runId'),
  boardId: sql.placeholder('boardId'),
  taskId: sql.placeholder('taskId'),
  audience: sql.placeholder('audience'),
  origin: sql.placeholder('origin'),
  data: sql.placeholder('data'),
} satisfies Record<keyof typeof events.$inferInsert, unknown>;
const unset = {
  runId: undefined,
  boardId: undefined,
  taskId: undefined,
  audience: undefined,
  origin: undefined,
};
/** Most changes are one fact. */
const insertEvent = prepared('insert_event', (db) => db.insert(events).values(eventValues));

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
    const [counter] = await takeNumbers(db).execute({ organizationId, count: own.length });
    if (!counter) throw new Error(`no event counter for ${organizationId}`);
    const first = counter.lastSeq - own.length + 1;
    const rows = own.map((fact, index) => ({ ...fact, seq: first + index }));
    const [only] = rows;
    if (rows.length === 1 && only) await insertEvent(db).execute({ ...unset, ...only });
    else await insertMany(db, rows);
    committed.set(organizationId, counter.lastSeq);
  }
  return committed;
}

/** A statement takes 65 535 values at most. */
const maxRowsAtOnce = 1_000;

async function insertMany(db: Db, rows: readonly (typeof events.$inferInsert)[]): Promise<void> {
  for (let start = 0; start < rows.length; start += maxRowsAtOnce) {
    await db.insert(events).values(rows.slice(start, start + maxRowsAtOnce));
  }
}

const eventsAfter = prepared('events_after', (db) =>
  db
    .select()
    .from(events)
    .where(
      and(
        eq(events.organizationId, sql.placeholder('organizationId')),
        gt(events.seq, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(events.seq))
    .limit(sql.placeholder('limit')),
);

export async function listEventsAfter(
  db: Db,
  range: { organizationId: string; after: number; limit: number },
): Promise<StoredEvent[]> {
  const rows = await eventsAfter(db).execute(range);
  return rows.map(({ at, runId, organizationId: _tenant, origin: _hidden, ...event }) => ({
    ...event,
    at: at.toISOString(),
    ...(runId !== null && { runId }),
  }));
}

const lastSeqs = prepared('last_event_numbers', (db) =>
  db
    .select()
    .from(eventCounters)
    .where(sql`${eventCounters.organizationId} = any(${sql.placeholder('ids')}::text[])`),
);

export async function getLastSeqs(
  db: Db,
  organizationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (organizationIds.length === 0) return new Map();
  const rows = await lastSeqs(db).execute({ ids: [...organizationIds] });
  return new Map(rows.map((row) => [row.organizationId, row.lastSeq]));
}

function groupByOrganization(facts: readonly NewEvent[]): Map<string, NewEvent[]> {
  return Map.groupBy(facts, (fact) => fact.organizationId);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
