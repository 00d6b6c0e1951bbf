import { foreignKey, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, organizationId, version } from './column-builders.ts';
import { organizations } from './identity.ts';
import { models } from './models.ts';

export const agents = pgTable(
  'agents',
  {
    id: text().primaryKey(),
    organizationId: organizationId().references(() => organizations.id),
    name: text().notNull(),
    role: text().notNull(),
    modelId: text('model_id'),
    soul: text().notNull(),
    memory: text().notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('agents_tenant').on(table.organizationId, table.id),
    uniqueIndex('agents_name').on(table.organizationId, table.name),
    foreignKey({
      name: 'agents_model',
      columns: [table.organizationId, table.modelId],
      foreignColumns: [models.organizationId, models.id],
    }),
  ],
);
