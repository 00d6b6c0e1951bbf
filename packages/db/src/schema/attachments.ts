import { bigint, foreignKey, index, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import { createdAt, organizationId, time, version } from './column-builders.ts';
import { comments } from './comments.ts';
import { files } from './files.ts';
import { tasks } from './tasks.ts';

export const attachments = pgTable(
  'attachments',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    taskId: text('task_id').notNull(),
    commentId: text('comment_id'),
    fileId: text('file_id').notNull(),
    thumbnailFileId: text('thumbnail_file_id'),
    name: text().notNull(),
    mediaType: text('media_type').notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    uploadedBy: jsonb('uploaded_by').$type<EventActor>().notNull(),
    deletedAt: time('deleted_at'),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('attachments_tenant').on(table.organizationId, table.id),
    index('attachments_task').on(table.taskId, table.id),
    index('attachments_comment').on(table.commentId),
    index('attachments_file').on(table.fileId),
    index('attachments_thumbnail').on(table.thumbnailFileId),
    index('attachments_deleted').on(table.deletedAt),
    foreignKey({
      name: 'attachments_of_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'attachments_in_comment',
      columns: [table.organizationId, table.commentId],
      foreignColumns: [comments.organizationId, comments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'attachments_file_of',
      columns: [table.organizationId, table.fileId],
      foreignColumns: [files.organizationId, files.id],
    }),
    foreignKey({
      name: 'attachments_thumbnail_of',
      columns: [table.organizationId, table.thumbnailFileId],
      foreignColumns: [files.organizationId, files.id],
    }),
  ],
);
