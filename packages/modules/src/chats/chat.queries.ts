import { and, desc, eq, isNotNull, isNull, lte, lt, sql } from 'drizzle-orm';
import type { Chat, ChatMessage } from '@helix/contracts/chats';
import { schema, type Db } from '@helix/db';

const { chats, chatMessages, runs } = schema;

const chatColumns = {
  id: chats.id,
  agentId: chats.agentId,
  title: chats.title,
  createdBy: chats.createdBy,
  latestRun: { id: runs.id, status: runs.status },
  lastMessageAt: chats.lastMessageAt,
  archivedAt: chats.archivedAt,
  version: chats.version,
  createdAt: chats.createdAt,
};
type Times = 'lastMessageAt' | 'archivedAt' | 'createdAt';
type Row = Omit<Chat, Times> & { lastMessageAt: Date; archivedAt: Date | null; createdAt: Date };

const toChat = (row: Row): Chat => ({
  ...row,
  lastMessageAt: row.lastMessageAt.toISOString(),
  archivedAt: row.archivedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

const toMessage = ({
  organizationId: _tenant,
  createdAt,
  ...message
}: typeof chatMessages.$inferSelect): ChatMessage => ({
  ...message,
  createdAt: createdAt.toISOString(),
});

const chatOf = (organizationId: string, id: string) =>
  and(eq(chats.organizationId, organizationId), eq(chats.id, id));

const selectChats = (db: Db) =>
  db.select(chatColumns).from(chats).leftJoin(runs, eq(runs.id, chats.latestRunId));

export async function insertChat(db: Db, row: typeof chats.$inferInsert): Promise<void> {
  await db.insert(chats).values(row);
}

export async function findChat(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Chat | undefined> {
  const [row] = await selectChats(db).where(chatOf(organizationId, id));
  return row && toChat(row);
}

/** Locked until commit. Whoever needs a chat and its run locks the chat first. */
export async function lockChat(
  db: Db,
  organizationId: string,
  id: string,
): Promise<(Chat & { readonly isUntitled: boolean }) | undefined> {
  const [locked] = await db
    .select({ isUntitled: chats.isUntitled })
    .from(chats)
    .where(chatOf(organizationId, id))
    .for('update');
  const chat = locked && (await findChat(db, organizationId, id));
  return chat && { ...chat, isUntitled: locked.isUntitled };
}

/** For a run that may be a turn of a chat; nothing happens when it is not. */
export async function lockChatOfRun(db: Db, runId: string): Promise<void> {
  await db
    .select({ id: chats.id })
    .from(chats)
    .where(eq(chats.id, sql`(select ${runs.chatId} from ${runs} where ${runs.id} = ${runId})`))
    .for('update');
}

export async function changeChat(
  db: Db,
  { organizationId, id }: { organizationId: string; id: string },
  change: Partial<typeof chats.$inferInsert>,
): Promise<Chat> {
  await db
    .update(chats)
    .set({ ...change, version: sql`${chats.version} + 1` })
    .where(chatOf(organizationId, id));
  const chat = await findChat(db, organizationId, id);
  if (!chat) throw new Error(`chat ${id} vanished while it was locked`);
  return chat;
}

export async function listChats(
  db: Db,
  page: {
    organizationId: string;
    agentId: string | undefined;
    createdById: string | undefined;
    isArchived: boolean;
    before: string | undefined;
    limit: number;
  },
): Promise<Chat[]> {
  const { organizationId, agentId, createdById, isArchived, before, limit } = page;
  const rows = await selectChats(db)
    .where(
      and(
        eq(chats.organizationId, organizationId),
        agentId === undefined ? undefined : eq(chats.agentId, agentId),
        createdById === undefined ? undefined : sql`${chats.createdBy}->>'id' = ${createdById}`,
        isArchived ? isNotNull(chats.archivedAt) : isNull(chats.archivedAt),
        before === undefined
          ? undefined
          : sql`(${chats.lastMessageAt}, ${chats.id}) < (select last_message_at, id from chats where id = ${before})`,
      ),
    )
    .orderBy(desc(chats.lastMessageAt), desc(chats.id))
    .limit(limit);
  return rows.map(toChat);
}

export async function insertMessage(
  db: Db,
  row: typeof chatMessages.$inferInsert,
): Promise<ChatMessage> {
  const [stored] = await db.insert(chatMessages).values(row).returning();
  if (!stored) throw new Error('an insert returns its row');
  return toMessage(stored);
}

/** Newest first. */
export async function listMessages(
  db: Db,
  page: { chatId: string; before?: string | undefined; upTo?: string; limit: number },
): Promise<ChatMessage[]> {
  const { chatId, before, upTo, limit } = page;
  const rows = await db
    .select()
    .from(chatMessages)
    .where(
      and(
        eq(chatMessages.chatId, chatId),
        before === undefined ? undefined : lt(chatMessages.id, before),
        upTo === undefined ? undefined : lte(chatMessages.id, upTo),
      ),
    )
    .orderBy(desc(chatMessages.id))
    .limit(limit);
  return rows.map(toMessage);
}

/** The last thing that a person said. */
export async function findLastOfPerson(db: Db, chatId: string): Promise<ChatMessage | undefined> {
  const [row] = await db
    .select()
    .from(chatMessages)
    .where(and(eq(chatMessages.chatId, chatId), sql`${chatMessages.author}->>'kind' = 'member'`))
    .orderBy(desc(chatMessages.id))
    .limit(1);
  return row && toMessage(row);
}
