import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import { commentKinds } from '@helix/contracts/comments';
import { agents } from './agents.ts';
import { createdAt, organizationId, time, version } from './column-builders.ts';
import { members } from './identity.ts';
import { tasks } from './tasks.ts';

export const comments = pgTable(
  'comments',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    taskId: text('task_id').notNull(),
    parentId: text('parent_id'),
    kind: text({ enum: commentKinds }).notNull().default('comment'),
    body: text().notNull(),
    author: jsonb().$type<EventActor>().notNull(),
    runId: text('run_id'),
    editedAt: time('edited_at'),
    deletedAt: time('deleted_at'),
    deletedBy: jsonb('deleted_by').$type<EventActor>(),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('comments_tenant').on(table.organizationId, table.id),
    index('comments_task').on(table.taskId, table.id),
    index('comments_parent').on(table.parentId),
    index('comments_deleted').on(table.deletedAt),
    foreignKey({
      name: 'comments_of_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'comments_reply_to',
      columns: [table.organizationId, table.parentId],
      foreignColumns: [table.organizationId, table.id],
    }).onDelete('cascade'),
  ],
);

/** What a comment said before each edit. */
export const commentEdits = pgTable(
  'comment_edits',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    commentId: text('comment_id').notNull(),
    version: integer().notNull(),
    body: text().notNull(),
    writtenAt: time('written_at').notNull(),
    replacedAt: time('replaced_at').notNull(),
    replacedBy: jsonb('replaced_by').$type<EventActor>().notNull(),
  },
  (table) => [
    index('comment_edits_comment').on(table.commentId, table.id),
    foreignKey({
      name: 'comment_edits_of_comment',
      columns: [table.organizationId, table.commentId],
      foreignColumns: [comments.organizationId, comments.id],
    }).onDelete('cascade'),
  ],
);

export const commentReactions = pgTable(
  'comment_reactions',
  {
    organizationId: organizationId(),
    commentId: text('comment_id').notNull(),
    emoji: text().notNull(),
    memberId: text('member_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({
      name: 'comment_reactions_pk',
      columns: [table.commentId, table.emoji, table.memberId],
    }),
    foreignKey({
      name: 'comment_reactions_on_comment',
      columns: [table.organizationId, table.commentId],
      foreignColumns: [comments.organizationId, comments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'comment_reactions_by_member',
      columns: [table.organizationId, table.memberId],
      foreignColumns: [members.organizationId, members.id],
    }).onDelete('cascade'),
  ],
);

/** Whom a comment, or without one the description of a task, names: one person or one agent a row. */
export const mentions = pgTable(
  'mentions',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    taskId: text('task_id').notNull(),
    commentId: text('comment_id'),
    memberId: text('member_id'),
    agentId: text('agent_id'),
    name: text().notNull(),
    text: text().notNull(),
    reachable: boolean().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('mentions_task').on(table.taskId),
    index('mentions_comment').on(table.commentId),
    index('mentions_member').on(table.memberId, table.id),
    index('mentions_agent').on(table.agentId, table.id),
    foreignKey({
      name: 'mentions_on_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'mentions_in_comment',
      columns: [table.organizationId, table.commentId],
      foreignColumns: [comments.organizationId, comments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'mentions_of_member',
      columns: [table.organizationId, table.memberId],
      foreignColumns: [members.organizationId, members.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'mentions_of_agent',
      columns: [table.organizationId, table.agentId],
      foreignColumns: [agents.organizationId, agents.id],
    }).onDelete('cascade'),
  ],
);
