import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { prepared, schema, type Db } from '@helix/db';

const { runMessages } = schema;
export type RunMessage = typeof runMessages.$inferSelect;

export async function insertRunMessage(
  db: Db,
  row: typeof runMessages.$inferInsert,
): Promise<void> {
  await db.insert(runMessages).values(row).onConflictDoNothing();
}

const unreadMessages = prepared('unread_messages', (db) =>
  db
    .select()
    .from(runMessages)
    .where(and(eq(runMessages.runId, sql.placeholder('runId')), isNull(runMessages.readAt)))
    .orderBy(asc(runMessages.id)),
);

export function listUnreadMessages(db: Db, runId: string): Promise<RunMessage[]> {
  return unreadMessages(db).execute({ runId });
}

export async function findRunMessage(
  db: Db,
  runId: string,
  id: string,
): Promise<RunMessage | undefined> {
  const [row] = await db
    .select()
    .from(runMessages)
    .where(and(eq(runMessages.runId, runId), eq(runMessages.id, id)));
  return row;
}

export async function markMessagesRead(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(runMessages)
    .set({ readAt: now })
    .where(inArray(runMessages.id, [...ids]));
}
