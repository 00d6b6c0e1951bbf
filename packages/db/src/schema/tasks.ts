import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import type { Category } from '@helix/contracts/structure';
import { priorities } from '@helix/contracts/tasks';
import { agents } from './agents.ts';
import { members } from './identity.ts';
import {
  createdAt,
  organizationId,
  plainText,
  time,
  updatedAt,
  version,
} from './column-builders.ts';
import { boards, columns } from './structure.ts';

type AwaitedMove = { category: Category; actor: EventActor; runId?: string | undefined };

const isShown = sql`archived_at is null and deleted_at is null`;

export const tasks = pgTable(
  'tasks',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    boardId: text('board_id').notNull(),
    columnId: text('column_id').notNull(),
    number: integer().notNull(),
    position: plainText().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    priority: text({ enum: priorities }).notNull(),
    labelIds: text('label_ids').array().notNull().default([]),
    dueDate: date('due_date', { mode: 'string' }),
    assigneeId: text('assignee_id'),
    agentId: text('agent_id'),
    parentId: text('parent_id'),
    requiresApproval: boolean('requires_approval').notNull().default(false),
    latestRunId: text('latest_run_id'),
    createdBy: jsonb('created_by').$type<EventActor>().notNull(),
    enteredColumnAt: time('entered_column_at').notNull(),
    completedAt: time('completed_at'),
    archivedAt: time('archived_at'),
    deletedAt: time('deleted_at'),
    /** Who brought it into review: the one person who may not approve it. */
    reviewRequestedBy: jsonb('review_requested_by').$type<EventActor>(),
    /** Finished work that stays where it is until the column it belongs in has room. */
    awaitsRoom: jsonb('awaits_room').$type<AwaitedMove>(),
    // Counted anew from the truth whenever it changes, so that a board of thousands is one plain read.
    checklistDone: integer('checklist_done').notNull().default(0),
    checklistTotal: integer('checklist_total').notNull().default(0),
    subtasksDone: integer('subtasks_done').notNull().default(0),
    subtasksTotal: integer('subtasks_total').notNull().default(0),
    openBlockers: integer('open_blockers').notNull().default(0),
    commentCount: integer('comment_count').notNull().default(0),
    attachmentCount: integer('attachment_count').notNull().default(0),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('tasks_tenant').on(table.organizationId, table.id),
    uniqueIndex('tasks_number').on(table.boardId, table.number),
    uniqueIndex('tasks_position').on(table.columnId, table.position),
    index('tasks_parent').on(table.parentId),
    index('tasks_assignee').on(table.assigneeId),
    index('tasks_due')
      .on(table.dueDate)
      .where(sql`due_date is not null and completed_at is null`),
    index('tasks_labels').using('gin', table.labelIds),
    index('tasks_deleted')
      .on(table.deletedAt)
      .where(sql`deleted_at is not null`),
    index('tasks_awaiting_room')
      .on(table.boardId)
      .where(sql`awaits_room is not null`),
    // Read backwards for the newest first; an index that is made descending has its nulls on the other side than `order by`.
    index('tasks_live_created')
      .on(table.organizationId, table.createdAt, table.id)
      .where(sql`archived_at is null and deleted_at is null`),
    index('tasks_blocked')
      .on(table.organizationId, table.createdAt, table.id)
      .where(sql`open_blockers > 0`),
    index('tasks_live_board')
      .on(table.boardId, table.createdAt, table.id)
      .where(sql`archived_at is null and deleted_at is null`),
    // Lists in each of their orders; what was put away is only ever asked for by few.
    index('tasks_by_created').on(table.organizationId, table.createdAt, table.id).where(isShown),
    index('tasks_by_updated').on(table.organizationId, table.updatedAt, table.id).where(isShown),
    index('tasks_by_due')
      .on(table.organizationId, sql`coalesce(${table.dueDate}, 'infinity'::date)`, table.id)
      .where(isShown),
    index('tasks_by_priority')
      .on(
        table.organizationId,
        sql`array_position('{none,low,medium,high,urgent}'::text[], ${table.priority})`,
        table.id,
      )
      .where(isShown),
    foreignKey({
      name: 'tasks_board',
      columns: [table.organizationId, table.boardId],
      foreignColumns: [boards.organizationId, boards.id],
    }),
    foreignKey({
      name: 'tasks_column',
      columns: [table.organizationId, table.columnId],
      foreignColumns: [columns.organizationId, columns.id],
    }),
    foreignKey({
      name: 'tasks_agent',
      columns: [table.organizationId, table.agentId],
      foreignColumns: [agents.organizationId, agents.id],
    }),
    foreignKey({
      name: 'tasks_assignee_member',
      columns: [table.organizationId, table.assigneeId],
      foreignColumns: [members.organizationId, members.id],
    }),
    foreignKey({
      name: 'tasks_parent_task',
      columns: [table.organizationId, table.parentId],
      foreignColumns: [table.organizationId, table.id],
    }),
  ],
);
