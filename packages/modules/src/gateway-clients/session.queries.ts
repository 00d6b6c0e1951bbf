import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { agents, chats, clientSessions, clientTurns } = schema;

type Session = typeof clientSessions.$inferSelect;
type Owner = { readonly organizationId: string; readonly memberId: string };

/** By its id, its slug or its name; the first of all when none is named. */
export async function findAgentNamed(
  db: Db,
  organizationId: string,
  name: string | undefined,
): Promise<{ id: string; name: string } | undefined> {
  const isNamed =
    name === undefined
      ? undefined
      : or(
          eq(agents.id, name),
          eq(agents.slug, name.toLowerCase()),
          sql`lower(${agents.name}) = ${name.toLowerCase()}`,
        );
  const [row] = await db
    .select({ id: agents.id, name: agents.name })
    .from(agents)
    .where(and(eq(agents.organizationId, organizationId), isNull(agents.archivedAt), isNamed))
    .orderBy(asc(agents.id))
    .limit(1);
  return row;
}

const isOf = ({ organizationId, memberId }: Owner) =>
  and(eq(clientSessions.organizationId, organizationId), eq(clientSessions.memberId, memberId));

/** Of which an archived conversation is none any more. */
export async function findSession(db: Db, owner: Owner, key: string): Promise<Session | undefined> {
  const [row] = await db
    .select({ session: clientSessions })
    .from(clientSessions)
    .innerJoin(chats, eq(chats.id, clientSessions.chatId))
    .where(and(isOf(owner), eq(clientSessions.key, key), isNull(chats.archivedAt)));
  return row?.session;
}

/** One request at a time for a conversation that may not be there yet. */
export async function lockSessionKey(db: Db, owner: Owner, key: string): Promise<void> {
  const text = [owner.organizationId, owner.memberId, key].join(' ');
  await db.execute(sql`select pg_advisory_xact_lock(7305511, hashtext(${text}))`);
}

/** In place of one whose conversation was archived. */
export async function putSession(
  db: Db,
  row: typeof clientSessions.$inferInsert,
): Promise<Session> {
  const { chatId, updatedAt } = row;
  const [stored] = await db
    .insert(clientSessions)
    .values(row)
    .onConflictDoUpdate({
      target: [clientSessions.organizationId, clientSessions.memberId, clientSessions.key],
      set: { chatId, updatedAt },
    })
    .returning();
  if (!stored) throw new Error('an insert returns its row');
  return stored;
}

export async function touchSession(db: Db, id: string, now: Date): Promise<void> {
  await db.update(clientSessions).set({ updatedAt: now }).where(eq(clientSessions.id, id));
}

export function listSessions(db: Db, owner: Owner, limit: number) {
  return db
    .select({
      id: clientSessions.id,
      key: clientSessions.key,
      agentId: clientSessions.agentId,
      agentName: agents.name,
      title: chats.title,
      lastMessageAt: chats.lastMessageAt,
    })
    .from(clientSessions)
    .innerJoin(chats, eq(chats.id, clientSessions.chatId))
    .innerJoin(agents, eq(agents.id, clientSessions.agentId))
    .where(and(isOf(owner), isNull(chats.archivedAt)))
    .orderBy(desc(chats.lastMessageAt))
    .limit(limit);
}

export type Turn = {
  /** What the client calls it by. */
  readonly key: string;
  readonly runId: string;
  readonly sessionId: string;
  readonly sessionKey: string;
  readonly agentId: string;
};

/** By the key that it was sent under, or the run that answers it. */
export async function findTurn(db: Db, owner: Owner, key: string): Promise<Turn | undefined> {
  const [row] = await db
    .select({
      key: clientTurns.idempotencyKey,
      runId: clientTurns.runId,
      sessionId: clientSessions.id,
      sessionKey: clientSessions.key,
      agentId: clientSessions.agentId,
    })
    .from(clientTurns)
    .innerJoin(clientSessions, eq(clientSessions.id, clientTurns.sessionId))
    .where(and(isOf(owner), or(eq(clientTurns.idempotencyKey, key), eq(clientTurns.runId, key))))
    .orderBy(desc(clientTurns.id))
    .limit(1);
  return row;
}

export async function insertTurn(db: Db, row: typeof clientTurns.$inferInsert): Promise<void> {
  await db.insert(clientTurns).values(row);
}
