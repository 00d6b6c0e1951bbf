import { bigint, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { organizationId, time } from './column-builders.ts';
import { organizations } from './identity.ts';

/** Who reads the log. Its row says that it was there, so that organizations of later days are read from their first event. */
export const subscribers = pgTable('subscribers', {
  name: text().primaryKey(),
  createdAt: time('created_at').notNull(),
});

/** How far a subscriber has read an organization's log; moved in the transaction of what it did. */
export const subscriberCursors = pgTable(
  'subscriber_cursors',
  {
    organizationId: organizationId().references(() => organizations.id),
    subscriber: text()
      .notNull()
      .references(() => subscribers.name),
    lastSeq: bigint('last_seq', { mode: 'number' }).notNull().default(0),
    /** Up to here one event is taken at a time, because together they failed. */
    carefulUntil: bigint('careful_until', { mode: 'number' }).notNull().default(0),
    failures: integer().notNull().default(0),
    retryAt: time('retry_at'),
    error: text(),
  },
  (table) => [
    primaryKey({
      name: 'subscriber_cursors_pk',
      columns: [table.subscriber, table.organizationId],
    }),
  ],
);

/** Events that a subscriber gave up on, for people to look at. */
export const parkedEvents = pgTable(
  'parked_events',
  {
    organizationId: organizationId().references(() => organizations.id),
    subscriber: text()
      .notNull()
      .references(() => subscribers.name),
    seq: bigint({ mode: 'number' }).notNull(),
    type: text().notNull(),
    error: text().notNull(),
    parkedAt: time('parked_at').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'parked_events_pk',
      columns: [table.organizationId, table.subscriber, table.seq],
    }),
  ],
);
