import { foreignKey, integer, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { categories } from '@helix/contracts/structure';
import { createdAt, organizationId, version } from './column-builders.ts';
import { organizations } from './identity.ts';

export const departments = pgTable(
  'departments',
  {
    id: text().primaryKey(),
    organizationId: organizationId().references(() => organizations.id),
    name: text().notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('departments_tenant').on(table.organizationId, table.id),
    uniqueIndex('departments_name').on(table.organizationId, table.name),
  ],
);

export const boards = pgTable(
  'boards',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    departmentId: text('department_id').notNull(),
    name: text().notNull(),
    key: text().notNull(),
    lastTaskNumber: integer('last_task_number').notNull().default(0),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('boards_tenant').on(table.organizationId, table.id),
    uniqueIndex('boards_key').on(table.organizationId, table.key),
    foreignKey({
      name: 'boards_department',
      columns: [table.organizationId, table.departmentId],
      foreignColumns: [departments.organizationId, departments.id],
    }),
  ],
);

export const columns = pgTable(
  'columns',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    boardId: text('board_id').notNull(),
    name: text().notNull(),
    category: text({ enum: categories }).notNull(),
    rank: integer().notNull(),
    wipLimit: integer('wip_limit'),
  },
  (table) => [
    unique('columns_tenant').on(table.organizationId, table.id),
    uniqueIndex('columns_rank').on(table.boardId, table.rank),
    foreignKey({
      name: 'columns_board',
      columns: [table.organizationId, table.boardId],
      foreignColumns: [boards.organizationId, boards.id],
    }),
  ],
);
