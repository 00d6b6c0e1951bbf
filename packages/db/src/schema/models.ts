import { boolean, integer, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { Price } from '@helix/contracts/ledger';
import { providers, type LastTest, type ModelSettings } from '@helix/contracts/models';
import { createdAt, organizationId, time, version } from './column-builders.ts';
import { organizations } from './identity.ts';

export const models = pgTable(
  'models',
  {
    id: text().primaryKey(),
    organizationId: organizationId().references(() => organizations.id),
    provider: text({ enum: providers }).notNull(),
    model: text().notNull(),
    displayName: text('display_name').notNull(),
    baseUrl: text('base_url'),
    apiKeyEncrypted: text('api_key_encrypted'),
    apiKeyLastFour: text('api_key_last_four'),
    isDefault: boolean('is_default').notNull(),
    maxConcurrentRuns: integer('max_concurrent_runs'),
    price: jsonb().$type<Price>(),
    settings: jsonb().$type<ModelSettings>().notNull(),
    fallbackModelIds: text('fallback_model_ids').array().notNull().default([]),
    lastTest: jsonb('last_test').$type<LastTest>(),
    archivedAt: time('archived_at'),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('models_tenant').on(table.organizationId, table.id),
    uniqueIndex('models_display_name').on(table.organizationId, table.displayName),
    uniqueIndex('models_default')
      .on(table.organizationId)
      .where(sql`is_default`),
  ],
);
