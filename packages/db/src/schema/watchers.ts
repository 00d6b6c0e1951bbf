import { foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { watchReasons } from '@helix/contracts/watchers';
import { createdAt, organizationId } from './column-builders.ts';
import { members } from './identity.ts';
import { tasks } from './tasks.ts';

/** Who follows a task, and who has said not to; the latter is kept so that nothing makes them follow it again. */
export const taskWatchers = pgTable(
  'task_watchers',
  {
    organizationId: organizationId(),
    taskId: text('task_id').notNull(),
    memberId: text('member_id').notNull(),
    reason: text({ enum: watchReasons }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ name: 'task_watchers_pk', columns: [table.taskId, table.memberId] }),
    index('task_watchers_member').on(table.memberId),
    foreignKey({
      name: 'task_watchers_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'task_watchers_member_of',
      columns: [table.organizationId, table.memberId],
      foreignColumns: [members.organizationId, members.id],
    }).onDelete('cascade'),
  ],
);
