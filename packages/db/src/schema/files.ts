import { bigint, index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { createdAt, organizationId, time } from './column-builders.ts';
import { organizations } from './identity.ts';

/** Every file that the file store should have. One that is on disk and not here is swept away. */
export const files = pgTable(
  'files',
  {
    id: text().primaryKey(),
    organizationId: organizationId().references(() => organizations.id),
    purpose: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    /** Forgotten by itself after this; nothing for what lives as long as something refers to it. */
    expiresAt: time('expires_at'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('files_tenant').on(table.organizationId, table.id),
    index('files_purpose').on(table.purpose, table.createdAt),
    index('files_expiry').on(table.expiresAt),
  ],
);

/** What the files of an organization take, counted with each of them, and what they may. */
export const fileStorage = pgTable('file_storage', {
  organizationId: organizationId()
    .primaryKey()
    .references(() => organizations.id),
  usedBytes: bigint('used_bytes', { mode: 'number' }).notNull().default(0),
  quotaBytes: bigint('quota_bytes', { mode: 'number' }),
  blockedTypes: text('blocked_types').array().notNull().default([]),
});
