import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import { createdAt, organizationId } from './column-builders.ts';
import { tasks } from './tasks.ts';

/** `taskId` waits for `blockedById`; both may be on different boards. */
export const taskDependencies = pgTable(
  'task_dependencies',
  {
    organizationId: organizationId(),
    taskId: text('task_id').notNull(),
    blockedById: text('blocked_by_id').notNull(),
    createdBy: jsonb('created_by').$type<EventActor>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ name: 'task_dependencies_pk', columns: [table.taskId, table.blockedById] }),
    index('task_dependencies_blocker').on(table.blockedById),
    check('task_dependencies_not_itself', sql`${table.taskId} <> ${table.blockedById}`),
    foreignKey({
      name: 'task_dependencies_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'task_dependencies_blocker_task',
      columns: [table.organizationId, table.blockedById],
      foreignColumns: [tasks.organizationId, tasks.id],
    }).onDelete('cascade'),
  ],
);
