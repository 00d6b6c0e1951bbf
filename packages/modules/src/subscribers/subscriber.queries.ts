import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { AuditOrigin } from '@helix/contracts/audit';
import { schema, type Db, type StoredEvent } from '@helix/db';

const { subscribers, subscriberCursors, parkedEvents, eventCounters, events } = schema;

export type CursorKey = { readonly subscriber: string; readonly organizationId: string };
export type LoggedEvent = StoredEvent & { readonly origin: AuditOrigin | null };
export type Cursor = {
  readonly lastSeq: number;
  readonly carefulUntil: number;
  readonly failures: number;
  readonly retryAt: Date | null;
};

const keyIs = ({ subscriber, organizationId }: CursorKey) =>
  and(
    eq(subscriberCursors.subscriber, subscriber),
    eq(subscriberCursors.organizationId, organizationId),
  );

/** True when nobody of this name was here before. */
export async function insertSubscriber(db: Db, name: string, createdAt: Date): Promise<boolean> {
  const rows = await db
    .insert(subscribers)
    .values({ name, createdAt })
    .onConflictDoNothing()
    .returning({ name: subscribers.name });
  return rows.length > 0;
}

/** Puts a cursor at the end of every log there is. */
export async function startAtEnds(db: Db, subscriber: string): Promise<void> {
  await db.execute(sql`
    insert into ${subscriberCursors} (organization_id, subscriber, last_seq)
    select organization_id, ${subscriber}, last_seq from ${eventCounters}
    on conflict do nothing`);
}

/** Who has something to read that is not put off. */
export function findBehind(
  db: Db,
  page: { names: readonly string[]; now: Date; limit: number },
): Promise<CursorKey[]> {
  return db
    .select({ subscriber: subscribers.name, organizationId: eventCounters.organizationId })
    .from(eventCounters)
    .innerJoin(subscribers, inArray(subscribers.name, [...page.names]))
    .leftJoin(
      subscriberCursors,
      and(
        eq(subscriberCursors.subscriber, subscribers.name),
        eq(subscriberCursors.organizationId, eventCounters.organizationId),
      ),
    )
    .where(
      and(
        gt(eventCounters.lastSeq, sql`coalesce(${subscriberCursors.lastSeq}, 0)`),
        or(isNull(subscriberCursors.retryAt), lte(subscriberCursors.retryAt, page.now)),
      ),
    )
    .limit(page.limit);
}

/** The cursor, ours until commit; nothing while another engine has it. */
export async function takeCursor(db: Db, key: CursorKey): Promise<Cursor | undefined> {
  const [row] = await db
    .select()
    .from(subscriberCursors)
    .where(keyIs(key))
    .for('update', { skipLocked: true });
  if (row) return row;
  const [made] = await db.insert(subscriberCursors).values(key).onConflictDoNothing().returning();
  return made;
}

export async function moveCursor(
  db: Db,
  key: CursorKey,
  change: Partial<typeof subscriberCursors.$inferInsert>,
): Promise<void> {
  await db.update(subscriberCursors).set(change).where(keyIs(key));
}

export async function findHead(db: Db, organizationId: string): Promise<number> {
  const [row] = await db
    .select({ lastSeq: eventCounters.lastSeq })
    .from(eventCounters)
    .where(eq(eventCounters.organizationId, organizationId));
  return row?.lastSeq ?? 0;
}

export async function listLoggedEvents(
  db: Db,
  range: {
    organizationId: string;
    after: number;
    upTo: number;
    types: readonly string[] | undefined;
  },
): Promise<LoggedEvent[]> {
  const rows = await db
    .select()
    .from(events)
    .where(
      and(
        eq(events.organizationId, range.organizationId),
        gt(events.seq, range.after),
        lte(events.seq, range.upTo),
        range.types && inArray(events.type, [...range.types]),
      ),
    )
    .orderBy(asc(events.seq));
  return rows.map(({ at, runId, organizationId: _tenant, ...event }) => ({
    ...event,
    at: at.toISOString(),
    ...(runId !== null && { runId }),
  }));
}

export async function insertParkedEvent(
  db: Db,
  row: CursorKey & { seq: number; error: string; parkedAt: Date },
): Promise<void> {
  const [event] = await db
    .select({ type: events.type })
    .from(events)
    .where(and(eq(events.organizationId, row.organizationId), eq(events.seq, row.seq)));
  await db
    .insert(parkedEvents)
    .values({ ...row, type: event?.type ?? 'unknown' })
    .onConflictDoNothing();
}
