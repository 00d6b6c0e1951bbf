import { boolean, foreignKey, index, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import { agents } from './agents.ts';
import { createdAt, organizationId, time, version } from './column-builders.ts';

export const chats = pgTable(
  'chats',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    agentId: text('agent_id').notNull(),
    title: text().notNull(),
    /** Nobody gave it a title: it gets the first words that are said. */
    isUntitled: boolean('is_untitled').notNull(),
    createdBy: jsonb('created_by').$type<EventActor>().notNull(),
    latestRunId: text('latest_run_id'),
    lastMessageAt: time('last_message_at').notNull(),
    archivedAt: time('archived_at'),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('chats_tenant').on(table.organizationId, table.id),
    index('chats_latest').on(table.organizationId, table.lastMessageAt.desc(), table.id.desc()),
    index('chats_of_agent_latest').on(table.agentId, table.lastMessageAt.desc()),
    foreignKey({
      name: 'chats_of_agent',
      columns: [table.organizationId, table.agentId],
      foreignColumns: [agents.organizationId, agents.id],
    }),
  ],
);
