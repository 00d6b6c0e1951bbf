import { bigint, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import type { AuditChanges, AuditOrigin, AuditSubject } from '@helix/contracts/audit';
import { organizationId, time } from './column-builders.ts';
import { organizations } from './identity.ts';

/** Append-only: a trigger refuses every change. Each row's hash covers the row before it. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    organizationId: organizationId().references(() => organizations.id),
    seq: bigint({ mode: 'number' }).notNull(),
    eventSeq: bigint('event_seq', { mode: 'number' }).notNull(),
    at: time('at').notNull(),
    actor: jsonb().$type<EventActor>().notNull(),
    actorId: text('actor_id').notNull(),
    action: text().notNull(),
    subject: jsonb().$type<AuditSubject>(),
    subjectId: text('subject_id'),
    boardId: text('board_id'),
    runId: text('run_id'),
    changes: jsonb().$type<AuditChanges>().notNull(),
    origin: jsonb().$type<AuditOrigin>(),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (table) => [
    primaryKey({ name: 'audit_entries_pk', columns: [table.organizationId, table.seq] }),
    index('audit_entries_time').on(table.organizationId, table.at),
    index('audit_entries_actor').on(table.organizationId, table.actorId, table.seq),
    index('audit_entries_action').on(table.organizationId, table.action, table.seq),
    index('audit_entries_subject').on(table.organizationId, table.subjectId, table.seq),
  ],
);

/** The end of each chain, so that entries cut off at the end are missed too. */
export const auditHeads = pgTable('audit_heads', {
  organizationId: organizationId()
    .primaryKey()
    .references(() => organizations.id),
  lastSeq: bigint('last_seq', { mode: 'number' }).notNull(),
  lastHash: text('last_hash').notNull(),
});
