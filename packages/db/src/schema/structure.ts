import { sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { boardPermissions, categories } from '@helix/contracts/structure';
import { createdAt, organizationId, time, version } from './column-builders.ts';
import { members, organizations } from './identity.ts';

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
    description: text().notNull().default(''),
    key: text().notNull(),
    defaultPermission: text('default_permission', { enum: boardPermissions })
      .notNull()
      .default('no_access'),
    archiveDoneAfterDays: integer('archive_done_after_days'),
    archivedAt: time('archived_at'),
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
    version: version(),
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

/** What a member may do on a board beyond (or below) what the board gives to everyone. */
export const boardGrants = pgTable(
  'board_grants',
  {
    organizationId: organizationId(),
    boardId: text('board_id').notNull(),
    memberId: text('member_id').notNull(),
    permission: text({ enum: boardPermissions }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'board_grants_pk', columns: [table.boardId, table.memberId] }),
    index('board_grants_member').on(table.organizationId, table.memberId),
    foreignKey({
      name: 'board_grants_board',
      columns: [table.organizationId, table.boardId],
      foreignColumns: [boards.organizationId, boards.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'board_grants_member_of',
      columns: [table.organizationId, table.memberId],
      foreignColumns: [members.organizationId, members.id],
    }).onDelete('cascade'),
  ],
);

/** A label belongs to one board, or to all of the organization. */
export const labels = pgTable(
  'labels',
  {
    id: text().primaryKey(),
    organizationId: organizationId().references(() => organizations.id),
    boardId: text('board_id'),
    name: text().notNull(),
    color: text().notNull(),
    description: text().notNull().default(''),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('labels_tenant').on(table.organizationId, table.id),
    uniqueIndex('labels_name').on(
      table.organizationId,
      sql`coalesce(${table.boardId}, '')`,
      sql`lower(${table.name})`,
    ),
    foreignKey({
      name: 'labels_board',
      columns: [table.organizationId, table.boardId],
      foreignColumns: [boards.organizationId, boards.id],
    }).onDelete('cascade'),
  ],
);
