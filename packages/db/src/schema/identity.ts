import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { roles, scopes } from '@helix/contracts';
import { createdAt, organizationId, time, version } from './column-builders.ts';

export const organizations = pgTable(
  'organizations',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    slug: text().notNull(),
    settings: jsonb().$type<Readonly<Record<string, unknown>>>().notNull().default({}),
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
    /** Sealed. One that is not confirmed yet has no `totpEnabledAt`. */
    totpSecret: text('totp_secret'),
    totpEnabledAt: time('totp_enabled_at'),
    /** The last time step a code was accepted for, so that no code works twice. */
    totpLastStep: integer('totp_last_step').notNull().default(0),
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
    /** Kept when the person has left, so that what they did stays readable. */
    removedAt: time('removed_at'),
    version: version(),
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
    userAgent: text('user_agent').notNull().default(''),
    ip: text().notNull().default(''),
    lastUsedAt: time('last_used_at'),
    rotatedAt: time('rotated_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    revokedAt: time('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('sessions_refresh_token').on(table.refreshTokenHash),
    index('sessions_member').on(table.memberId),
  ],
);

/** Failures by e-mail address, whether somebody has that address or not. */
export const loginFailures = pgTable(
  'login_failures',
  {
    emailHash: text('email_hash').primaryKey(),
    failures: integer().notNull(),
    lockedUntil: time('locked_until'),
    lastAt: time('last_at').notNull(),
  },
  (table) => [index('login_failures_last').on(table.lastAt)],
);

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    codeHash: text('code_hash').notNull(),
    usedAt: time('used_at'),
  },
  (table) => [primaryKey({ name: 'recovery_codes_pk', columns: [table.userId, table.codeHash] })],
);

export const passwordResets = pgTable(
  'password_resets',
  {
    id: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    tokenHash: text('token_hash').notNull(),
    /** Kept readable only where there is no mail and an admin has to pass the link on. */
    tokenSealed: text('token_sealed'),
    expiresAt: time('expires_at').notNull(),
    usedAt: time('used_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('password_resets_token').on(table.tokenHash),
    index('password_resets_user').on(table.userId),
  ],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    memberId: text('member_id').notNull(),
    name: text().notNull(),
    keyHash: text('key_hash').notNull(),
    lastFour: text('last_four').notNull(),
    scopes: text({ enum: scopes }).array().notNull(),
    expiresAt: time('expires_at'),
    lastUsedAt: time('last_used_at'),
    revokedAt: time('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('api_keys_hash').on(table.keyHash),
    index('api_keys_list').on(table.organizationId, table.memberId, table.id),
    foreignKey({
      name: 'api_keys_member',
      columns: [table.organizationId, table.memberId],
      foreignColumns: [members.organizationId, members.id],
    }),
  ],
);

export const invitations = pgTable(
  'invitations',
  {
    id: text().primaryKey(),
    organizationId: organizationId().references(() => organizations.id),
    email: text().notNull(),
    role: text({ enum: roles }).notNull(),
    boardIds: text('board_ids').array().notNull().default([]),
    tokenHash: text('token_hash').notNull(),
    invitedBy: text('invited_by').notNull(),
    expiresAt: time('expires_at').notNull(),
    acceptedAt: time('accepted_at'),
    revokedAt: time('revoked_at'),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('invitations_tenant').on(table.organizationId, table.id),
    uniqueIndex('invitations_token').on(table.tokenHash),
    uniqueIndex('invitations_pending')
      .on(table.organizationId, table.email)
      .where(sql`accepted_at is null and revoked_at is null`),
    index('invitations_list').on(table.organizationId, table.id),
    foreignKey({
      name: 'invitations_inviter',
      columns: [table.organizationId, table.invitedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
  ],
);
