import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt, organizationId } from './column-builders.ts';

/** Written in the transaction of the command it protects, so the key exists exactly when the effect does. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    organizationId: organizationId(),
    principalId: text('principal_id').notNull(),
    key: text().notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer().notNull().default(0),
    response: jsonb(),
    createdAt: createdAt(),
  },
  (table) => [
    index('idempotency_keys_age').on(table.createdAt),
    primaryKey({
      name: 'idempotency_keys_pk',
      columns: [table.organizationId, table.principalId, table.key],
    }),
  ],
);
