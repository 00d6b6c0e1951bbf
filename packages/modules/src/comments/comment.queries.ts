import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  not,
  or,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { CommentEdit } from '@helix/contracts/comments';
import { prepared, schema, type Db } from '@helix/db';

const { comments, commentEdits, tasks } = schema;

export type CommentRow = typeof comments.$inferSelect;

export async function insertComment(
  db: Db,
  row: typeof comments.$inferInsert,
): Promise<CommentRow> {
  const [inserted] = await db.insert(comments).values(row).returning();
  if (!inserted) throw new Error(`comment ${row.id} was not inserted`);
  return inserted;
}

/** Deleted or not, with the board that decides who may see it. */
export async function findComment(
  db: Db,
  organizationId: string,
  id: string,
): Promise<(CommentRow & { boardId: string }) | undefined> {
  const [row] = await db
    .select({ comment: comments, boardId: tasks.boardId })
    .from(comments)
    .innerJoin(tasks, eq(tasks.id, comments.taskId))
    .where(and(eq(comments.organizationId, organizationId), eq(comments.id, id)));
  return row && { ...row.comment, boardId: row.boardId };
}

/** Lets replies refer to the row meanwhile, and no one change it. */
export async function lockComment(db: Db, id: string): Promise<void> {
  await db
    .select({ id: comments.id })
    .from(comments)
    .where(eq(comments.id, id))
    .for('no key update');
}

export async function findCommentRows(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<CommentRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(comments)
    .where(and(eq(comments.organizationId, organizationId), inArray(comments.id, [...ids])))
    .orderBy(asc(comments.id));
}

/** Deleted ones stay as long as they hold a thread together. */
const isShown = (db: Db) => {
  const reply = alias(comments, 'reply');
  const hasReply = db
    .select({ one: sql`1` })
    .from(reply)
    .where(and(eq(reply.parentId, comments.id), isNull(reply.deletedAt)));
  return or(isNull(comments.deletedAt), exists(hasReply));
};

export async function listCommentRows(
  db: Db,
  page: { organizationId: string; taskId: string; after: string | undefined; limit: number },
): Promise<CommentRow[]> {
  return db
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.organizationId, page.organizationId),
        eq(comments.taskId, page.taskId),
        isShown(db),
        page.after === undefined ? undefined : gt(comments.id, page.after),
      ),
    )
    .orderBy(asc(comments.id))
    .limit(page.limit);
}

const latestComments = prepared('latest_comments', (db) =>
  db
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.organizationId, sql.placeholder('organizationId')),
        eq(comments.taskId, sql.placeholder('taskId')),
        isNull(comments.deletedAt),
      ),
    )
    .orderBy(desc(comments.id))
    .limit(sql.placeholder('limit')),
);

/** The end of a conversation, oldest first: what somebody must have read to answer it. */
export async function listLatestComments(
  db: Db,
  thread: { organizationId: string; taskId: string; limit: number },
): Promise<CommentRow[]> {
  const rows = await latestComments(db).execute(thread);
  return rows.toReversed();
}

/** Counts the version up, unless only its presence changes. */
export async function changeComment(
  db: Db,
  id: string,
  change: Partial<Pick<CommentRow, 'body' | 'editedAt' | 'deletedAt' | 'deletedBy'>>,
): Promise<CommentRow> {
  const [changed] = await db
    .update(comments)
    .set({ ...change, version: sql`${comments.version} + 1` })
    .where(eq(comments.id, id))
    .returning();
  if (!changed) throw new Error(`comment ${id} vanished while it was locked`);
  return changed;
}

export async function insertEdit(db: Db, row: typeof commentEdits.$inferInsert): Promise<void> {
  await db.insert(commentEdits).values(row);
}

export async function listEdits(
  db: Db,
  page: { organizationId: string; commentId: string; before: string | undefined; limit: number },
): Promise<CommentEdit[]> {
  const rows = await db
    .select()
    .from(commentEdits)
    .where(
      and(
        eq(commentEdits.organizationId, page.organizationId),
        eq(commentEdits.commentId, page.commentId),
        page.before === undefined ? undefined : lt(commentEdits.id, page.before),
      ),
    )
    .orderBy(desc(commentEdits.id))
    .limit(page.limit);
  return rows.map(({ id, version, body, writtenAt, replacedAt, replacedBy }) => ({
    id,
    version,
    body,
    writtenAt: writtenAt.toISOString(),
    replacedAt: replacedAt.toISOString(),
    replacedBy,
  }));
}

/** Locks the task: what hangs on it is counted, and two who add to it take their turns. */
export async function lockTaskOf(
  db: Db,
  organizationId: string,
  taskId: string,
): Promise<{ boardId: string; deletedAt: Date | null } | undefined> {
  const [row] = await db
    .select({ boardId: tasks.boardId, deletedAt: tasks.deletedAt })
    .from(tasks)
    .where(and(eq(tasks.organizationId, organizationId), eq(tasks.id, taskId)))
    .for('update');
  return row;
}

export async function countComments(db: Db, taskId: string): Promise<number> {
  const [row] = await db
    .select({ count: tasks.commentCount })
    .from(tasks)
    .where(eq(tasks.id, taskId));
  return row?.count ?? 0;
}

/** Forgets what was deleted before a time; of what holds a thread together, what it said. */
export async function purgeDeleted(db: Db, before: Date): Promise<void> {
  const reply = alias(comments, 'reply');
  const replies = db
    .select({ one: sql`1` })
    .from(reply)
    .where(eq(reply.parentId, comments.id));
  await db.delete(comments).where(and(lt(comments.deletedAt, before), not(exists(replies))));
  const emptied = await db
    .update(comments)
    .set({ body: '' })
    .where(
      and(isNotNull(comments.deletedAt), lt(comments.deletedAt, before), ne(comments.body, '')),
    )
    .returning({ id: comments.id });
  const ids = emptied.map(({ id }) => id);
  if (ids.length > 0) await db.delete(commentEdits).where(inArray(commentEdits.commentId, ids));
}
