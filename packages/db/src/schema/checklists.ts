import { date, foreignKey, index, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import {
  createdAt,
  organizationId,
  plainText,
  time,
  updatedAt,
  version,
} from './column-builders.ts';
import { members } from './identity.ts';
import { tasks } from './tasks.ts';

export const checklistItems = pgTable(
  'checklist_items',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    taskId: text('task_id').notNull(),
    position: plainText().notNull(),
    text: text().notNull(),
    doneAt: time('done_at'),
    assigneeId: text('assignee_id'),
    dueDate: date('due_date', { mode: 'string' }),
    createdBy: jsonb('created_by').$type<EventActor>().notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('checklist_items_tenant').on(table.organizationId, table.id),
    index('checklist_items_order').on(table.taskId, table.position),
    index('checklist_items_assignee').on(table.assigneeId),
    foreignKey({
      name: 'checklist_items_of_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'checklist_items_assignee_member',
      columns: [table.organizationId, table.assigneeId],
      foreignColumns: [members.organizationId, members.id],
    }),
  ],
);
