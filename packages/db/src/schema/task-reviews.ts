import { foreignKey, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import { createdAt, organizationId } from './column-builders.ts';
import { tasks } from './tasks.ts';

/** What people said about work in review. The next attempt reads the newest one. */
export const taskReviews = pgTable(
  'task_reviews',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    taskId: text('task_id').notNull(),
    verdict: text({ enum: ['approved', 'rejected'] }).notNull(),
    feedback: text(),
    reviewer: jsonb().$type<EventActor>().notNull(),
    requester: jsonb().$type<EventActor>(),
    runId: text('run_id'),
    createdAt: createdAt(),
  },
  (table) => [
    index('task_reviews_task').on(table.taskId, table.id),
    foreignKey({
      name: 'task_reviews_of_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }).onDelete('cascade'),
  ],
);
