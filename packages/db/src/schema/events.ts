import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import type { AuditOrigin } from '@helix/contracts/audit';
import { organizationId, time } from './column-builders.ts';
import { organizations } from './identity.ts';

/** The row that makes numbers gap-free: whoever writes events holds it until commit. */
export const eventCounters = pgTable('event_counters', {
  organizationId: organizationId()
    .primaryKey()
    .references(() => organizations.id),
  lastSeq: bigint('last_seq', { mode: 'number' }).notNull().default(0),
});

export const events = pgTable(
  'events',
  {
    organizationId: organizationId().references(() => organizations.id),
    seq: bigint({ mode: 'number' }).notNull(),
    type: text().notNull(),
    at: time('at').notNull(),
    actor: jsonb().$type<EventActor>().notNull(),
    runId: text('run_id'),
    boardId: text('board_id'),
    taskId: text('task_id'),
    audience: text(),
    /** Where the request came from; for the audit log only. */
    origin: jsonb().$type<AuditOrigin>(),
    data: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ name: 'events_pk', columns: [table.organizationId, table.seq] }),
    index('events_task')
      .on(table.taskId, table.seq)
      .where(sql`task_id is not null`),
    // One for each way the activity of an organization of millions of events is narrowed down.
    index('events_board')
      .on(table.boardId, table.seq)
      .where(sql`board_id is not null`),
    index('events_boardless')
      .on(table.organizationId, table.seq)
      .where(sql`board_id is null`),
    index('events_actor').on(table.organizationId, sql`(actor ->> 'id')`, table.seq),
    index('events_type').on(table.organizationId, table.type, table.seq),
  ],
);
