import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { AuditOrigin } from '@helix/contracts/audit';
import { prepared, schema, type Db, type StoredEvent } from '@helix/db';

const { subscribers, subscriberCursors, parkedEvents, eventCounters, events } = schema;

export type CursorKey = { readonly subscriber: string; readonly organizationId: string };
export type LoggedEvent = StoredEvent & { readonly origin: AuditOrigin | null };
export type Cursor = {
  readonly lastSeq: number;
  readonly carefulUntil: number;
  readonly failures: number;
  readonly retryAt: Date | null;
};

const thisKey = {
  subscriber: sql.placeholder('subscriber'),
  organizationId: sql.placeholder('organizationId'),
};
const keyIs = ({ subscriber, organizationId }: CursorKey | typeof thisKey) =>
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

const behind = prepared('subscribers_behind', (db) =>
  db
    .select({ subscriber: subscribers.name, organizationId: eventCounters.organizationId })
    .from(eventCounters)
    .innerJoin(subscribers, sql`${subscribers.name} = any(${sql.placeholder('names')}::text[])`)
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
        or(
          isNull(subscriberCursors.retryAt),
          lte(subscriberCursors.retryAt, sql.placeholder('now')),
        ),
      ),
    )
    .limit(sql.placeholder('limit')),
);

/** Who has something to read that is not put off. */
export function findBehind(
  db: Db,
  page: { names: readonly string[]; now: Date; limit: number },
): Promise<CursorKey[]> {
  return behind(db).execute({ ...page, names: [...page.names] });
}

const heldCursor = prepared('held_cursor', (db) =>
  db.select().from(subscriberCursors).where(keyIs(thisKey)).for('update', { skipLocked: true }),
);

/** The cursor, ours until commit; nothing while another engine has it. */
export async function takeCursor(db: Db, key: CursorKey): Promise<Cursor | undefined> {
  const [row] = await heldCursor(db).execute(key);
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

const advancedCursor = prepared('advanced_cursor', (db) =>
  db
    .update(subscriberCursors)
    .set({
      lastSeq: sql`${sql.placeholder('lastSeq')}`,
      failures: 0,
      retryAt: null,
      error: null,
    })
    .where(keyIs(thisKey)),
);

/** All up to there is done with, and nothing that went wrong before matters any more. */
export async function advanceCursor(db: Db, key: CursorKey, lastSeq: number): Promise<void> {
  await advancedCursor(db).execute({ ...key, lastSeq });
}

const head = prepared('head_of_log', (db) =>
  db
    .select({ lastSeq: eventCounters.lastSeq })
    .from(eventCounters)
    .where(eq(eventCounters.organizationId, sql.placeholder('organizationId'))),
);

export async function findHead(db: Db, organizationId: string): Promise<number> {
  const [row] = await head(db).execute({ organizationId });
  return row?.lastSeq ?? 0;
}

const loggedEvents = prepared('logged_events', (db) => {
  const types = sql`${sql.placeholder('types')}::text[]`;
  return db
    .select()
    .from(events)
    .where(
      and(
        eq(events.organizationId, sql.placeholder('organizationId')),
        gt(events.seq, sql.placeholder('after')),
        lte(events.seq, sql.placeholder('upTo')),
        sql`(${types} is null or ${events.type} = any(${types}))`,
      ),
    )
    .orderBy(asc(events.seq));
});

export async function listLoggedEvents(
  db: Db,
  range: {
    organizationId: string;
    after: number;
    upTo: number;
    types: readonly string[] | undefined;
  },
): Promise<LoggedEvent[]> {
  const { types } = range;
  const rows = await loggedEvents(db).execute({ ...range, types: types ? [...types] : null });
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
