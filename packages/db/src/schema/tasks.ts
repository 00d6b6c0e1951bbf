import {
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
import { priorities } from '@helix/contracts/tasks';
import { agents } from './agents.ts';
import { createdAt, organizationId, plainText, updatedAt, version } from './column-builders.ts';
import { boards, columns } from './structure.ts';

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
    agentId: text('agent_id'),
    latestRunId: text('latest_run_id'),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('tasks_tenant').on(table.organizationId, table.id),
    uniqueIndex('tasks_number').on(table.boardId, table.number),
    uniqueIndex('tasks_position').on(table.columnId, table.position),
    index('tasks_list').on(table.organizationId, table.id.desc()),
    index('tasks_board_list').on(table.boardId, table.id.desc()),
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
  ],
);

export const comments = pgTable(
  'comments',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    taskId: text('task_id').notNull(),
    body: text().notNull(),
    author: jsonb().$type<EventActor>().notNull(),
    runId: text('run_id'),
    createdAt: createdAt(),
  },
  (table) => [
    index('comments_task').on(table.taskId, table.id),
    foreignKey({
      name: 'comments_of_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }),
  ],
);
