import {
  and,
  asc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  not,
  or,
  sql,
} from 'drizzle-orm';
import type { Attachment } from '@helix/contracts/attachments';
import { schema, type Db } from '@helix/db';
import { canBeShownSmall } from './media-type.ts';

const { attachments, comments, tasks } = schema;

type Row = typeof attachments.$inferSelect;
/** An attachment with what decides who may see it. */
export type AttachmentRow = Row & { boardId: string; isInDeletedComment: boolean };

/** What was deleted with its comment comes back with it. */
const isInDeletedComment = (db: Db) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(comments)
      .where(and(eq(comments.id, attachments.commentId), isNotNull(comments.deletedAt))),
  );

export async function findAttachment(
  db: Db,
  organizationId: string,
  id: string,
): Promise<AttachmentRow | undefined> {
  const [row] = await db
    .select({
      attachment: attachments,
      boardId: tasks.boardId,
      isInDeletedComment: sql<boolean>`${isInDeletedComment(db)}`,
    })
    .from(attachments)
    .innerJoin(tasks, eq(tasks.id, attachments.taskId))
    .where(and(eq(attachments.organizationId, organizationId), eq(attachments.id, id)));
  return (
    row && {
      ...row.attachment,
      boardId: row.boardId,
      isInDeletedComment: row.isInDeletedComment,
    }
  );
}

export async function listAttachments(
  db: Db,
  page: { organizationId: string; taskId: string; after: string | undefined; limit: number },
): Promise<Attachment[]> {
  const rows = await db
    .select()
    .from(attachments)
    .where(
      and(
        eq(attachments.organizationId, page.organizationId),
        eq(attachments.taskId, page.taskId),
        isNull(attachments.deletedAt),
        not(isInDeletedComment(db)),
        page.after === undefined ? undefined : gt(attachments.id, page.after),
      ),
    )
    .orderBy(asc(attachments.id))
    .limit(page.limit);
  return rows.map(toAttachment);
}

/** Those that comments show, by comment. */
export async function listAttachmentsOf(
  db: Db,
  organizationId: string,
  commentIds: readonly string[],
): Promise<ReadonlyMap<string, Attachment[]>> {
  if (commentIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(attachments)
    .where(
      and(
        eq(attachments.organizationId, organizationId),
        inArray(attachments.commentId, [...commentIds]),
        isNull(attachments.deletedAt),
      ),
    )
    .orderBy(asc(attachments.id));
  return Map.groupBy(rows.map(toAttachment), ({ commentId }) => commentId ?? '');
}

export async function insertAttachment(
  db: Db,
  row: typeof attachments.$inferInsert,
): Promise<Attachment> {
  const [inserted] = await db.insert(attachments).values(row).returning();
  if (!inserted) throw new Error(`attachment ${row.id} was not inserted`);
  return toAttachment(inserted);
}

/** Locks the row, so that a concurrent change waits and then sees this one. */
export async function lockAttachment(
  db: Db,
  id: string,
): Promise<{ thumbnailFileId: string | null } | undefined> {
  const [row] = await db
    .select({ thumbnailFileId: attachments.thumbnailFileId })
    .from(attachments)
    .where(eq(attachments.id, id))
    .for('no key update');
  return row;
}

export async function changeAttachment(
  db: Db,
  id: string,
  change: Partial<Pick<Row, 'name' | 'deletedAt'>>,
): Promise<Attachment> {
  const [changed] = await db
    .update(attachments)
    .set({ ...change, version: sql`${attachments.version} + 1` })
    .where(eq(attachments.id, id))
    .returning();
  if (!changed) throw new Error(`attachment ${id} vanished while it was locked`);
  return toAttachment(changed);
}

export async function setThumbnail(db: Db, id: string, fileId: string): Promise<void> {
  await db.update(attachments).set({ thumbnailFileId: fileId }).where(eq(attachments.id, id));
}

/** Puts files of the task into the comment, all of them or none; false when one is not there to be taken. */
export async function putIntoComment(
  db: Db,
  comment: { organizationId: string; taskId: string; commentId: string },
  ids: readonly string[],
): Promise<boolean> {
  const { organizationId, taskId, commentId } = comment;
  await db
    .update(attachments)
    .set({ commentId: null })
    .where(
      and(
        eq(attachments.organizationId, organizationId),
        eq(attachments.commentId, commentId),
        ids.length === 0 ? undefined : not(inArray(attachments.id, [...ids])),
      ),
    );
  if (ids.length === 0) return true;
  const taken = await db
    .update(attachments)
    .set({ commentId })
    .where(
      and(
        eq(attachments.organizationId, organizationId),
        eq(attachments.taskId, taskId),
        inArray(attachments.id, [...ids]),
        isNull(attachments.deletedAt),
        or(isNull(attachments.commentId), eq(attachments.commentId, commentId)),
      ),
    )
    .returning({ id: attachments.id });
  return taken.length === new Set(ids).size;
}

export async function countAttachments(db: Db, taskId: string): Promise<number> {
  const [row] = await db
    .select({ count: tasks.attachmentCount })
    .from(tasks)
    .where(eq(tasks.id, taskId));
  return row?.count ?? 0;
}

/** Forgets what was deleted before a time, by itself or with its comment. */
export async function purgeAttachments(db: Db, before: Date): Promise<void> {
  const goneComments = db
    .select({ id: comments.id })
    .from(comments)
    .where(lt(comments.deletedAt, before));
  await db
    .delete(attachments)
    .where(or(lt(attachments.deletedAt, before), inArray(attachments.commentId, goneComments)));
}

export async function findUsedFiles(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ fileId: attachments.fileId, thumbnailFileId: attachments.thumbnailFileId })
    .from(attachments)
    .where(
      or(inArray(attachments.fileId, [...ids]), inArray(attachments.thumbnailFileId, [...ids])),
    );
  return new Set(rows.flatMap(({ fileId, thumbnailFileId }) => [fileId, thumbnailFileId ?? '']));
}

export function toAttachment(row: Row): Attachment {
  const { id, taskId, commentId, name, mediaType, size, sha256, uploadedBy, version } = row;
  return {
    id,
    taskId,
    commentId,
    name,
    mediaType,
    size,
    sha256,
    hasThumbnail: canBeShownSmall(row),
    uploadedBy,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    version,
    createdAt: row.createdAt.toISOString(),
  };
}
