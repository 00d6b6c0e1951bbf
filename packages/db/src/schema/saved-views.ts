import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { viewColumns, viewGroups, viewLayouts, viewScopes } from '@helix/contracts/saved-views';
import { taskSorts } from '@helix/contracts/tasks';
import { createdAt, organizationId, plainText, updatedAt, version } from './column-builders.ts';
import { members } from './identity.ts';
import { boards } from './structure.ts';

export const savedViews = pgTable(
  'saved_views',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    ownerId: text('owner_id').notNull(),
    boardId: text('board_id'),
    scope: text({ enum: viewScopes }).notNull(),
    name: text().notNull(),
    filter: text().notNull(),
    sort: text({ enum: taskSorts }).notNull(),
    groupBy: text('group_by', { enum: viewGroups }),
    layout: text({ enum: viewLayouts }).notNull(),
    columns: text({ enum: viewColumns }).array(),
    isDefault: boolean('is_default').notNull().default(false),
    position: plainText().notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('saved_views_tenant').on(table.organizationId, table.id),
    index('saved_views_order').on(table.organizationId, table.position, table.id),
    uniqueIndex('saved_views_shared_default')
      .on(table.organizationId, table.boardId)
      .where(sql`is_default and scope = 'shared'`),
    uniqueIndex('saved_views_private_default')
      .on(table.organizationId, table.boardId, table.ownerId)
      .where(sql`is_default and scope = 'private'`),
    foreignKey({
      name: 'saved_views_owner',
      columns: [table.organizationId, table.ownerId],
      foreignColumns: [members.organizationId, members.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'saved_views_board',
      columns: [table.organizationId, table.boardId],
      foreignColumns: [boards.organizationId, boards.id],
    }).onDelete('cascade'),
  ],
);
