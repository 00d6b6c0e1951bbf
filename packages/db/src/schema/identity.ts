import { boolean, index, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { roles } from '@helix/contracts';
import { createdAt, organizationId, time, version } from './column-builders.ts';

export const organizations = pgTable(
  'organizations',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    slug: text().notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('organizations_slug').on(table.slug)],
);

export const users = pgTable(
  'users',
  {
    id: text().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text('password_hash').notNull(),
    isInstanceOwner: boolean('is_instance_owner').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('users_email').on(table.email)],
);

export const members = pgTable(
  'members',
  {
    id: text().primaryKey(),
    organizationId: organizationId().references(() => organizations.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    role: text({ enum: roles }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('members_tenant').on(table.organizationId, table.id),
    uniqueIndex('members_organization_user').on(table.organizationId, table.userId),
    index('members_user').on(table.userId),
  ],
);

/** One row per sign-in. The refresh token rotates; presenting a spent one revokes the row. */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    memberId: text('member_id')
      .notNull()
      .references(() => members.id),
    refreshTokenHash: text('refresh_token_hash').notNull(),
    previousTokenHash: text('previous_token_hash'),
    rotatedAt: time('rotated_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    revokedAt: time('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('sessions_refresh_token').on(table.refreshTokenHash),
    index('sessions_previous_token').on(table.previousTokenHash),
    index('sessions_member').on(table.memberId),
  ],
);
