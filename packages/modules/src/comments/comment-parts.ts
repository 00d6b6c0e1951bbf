import type { Comment } from '@helix/contracts/comments';
import type { Db } from '@helix/db';
import { listAttachmentsOf } from '../attachments/index.ts';
import { listMentionsOf } from '../mentions/index.ts';
import { findCommentRows, type CommentRow } from './comment.queries.ts';
import { listReactionsOf } from './reaction.queries.ts';

/** Comments with all that belongs to them. Of a deleted one, only that it was there. */
export async function withParts(
  db: Db,
  organizationId: string,
  rows: readonly CommentRow[],
): Promise<Comment[]> {
  const ids = rows.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
  // One after the other: in a transaction they share a connection.
  const mentions = await listMentionsOf(db, organizationId, ids);
  const attachments = await listAttachmentsOf(db, organizationId, ids);
  const reactions = await listReactionsOf(db, organizationId, ids);
  return rows.map((row) =>
    toComment(row, {
      mentions: mentions.get(row.id) ?? [],
      attachments: attachments.get(row.id) ?? [],
      reactions: reactions.get(row.id) ?? [],
    }),
  );
}

export function toComment(
  row: CommentRow,
  parts: Pick<Comment, 'mentions' | 'attachments' | 'reactions'>,
): Comment {
  return {
    ...parts,
    id: row.id,
    taskId: row.taskId,
    parentId: row.parentId,
    kind: row.kind,
    body: row.deletedAt === null ? row.body : '',
    author: row.author,
    runId: row.runId,
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
}

export async function oneWithParts(db: Db, row: CommentRow): Promise<Comment> {
  const [comment] = await withParts(db, row.organizationId, [row]);
  if (!comment) throw new Error(`comment ${row.id} has no parts`);
  return comment;
}

/** The ones with these ids, oldest first; deleted ones too, without what they said. */
export async function findComments(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<Comment[]> {
  return withParts(db, organizationId, await findCommentRows(db, organizationId, ids));
}
