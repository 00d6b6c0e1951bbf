import { foreignKey, integer, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { executionModes } from '@helix/contracts/agents';
import { createdAt, organizationId, time, version } from './column-builders.ts';
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
    executionMode: text('execution_mode', { enum: executionModes }).notNull().default('manual'),
    maxConcurrentRuns: integer('max_concurrent_runs').notNull().default(3),
    pausedAt: time('paused_at'),
    pauseReason: text('pause_reason'),
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
