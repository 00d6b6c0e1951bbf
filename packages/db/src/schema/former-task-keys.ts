import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { organizationId } from './column-builders.ts';
import { boards } from './structure.ts';
import { tasks } from './tasks.ts';

/** Numbers that a task had on boards it has left; links with such a key still find it. */
export const formerTaskKeys = pgTable(
  'former_task_keys',
  {
    organizationId: organizationId(),
    boardId: text('board_id').notNull(),
    number: integer().notNull(),
    taskId: text('task_id').notNull(),
  },
  (table) => [
    primaryKey({ name: 'former_task_keys_pk', columns: [table.boardId, table.number] }),
    index('former_task_keys_task').on(table.taskId),
    foreignKey({
      name: 'former_task_keys_board',
      columns: [table.organizationId, table.boardId],
      foreignColumns: [boards.organizationId, boards.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'former_task_keys_of_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }).onDelete('cascade'),
  ],
);
