import { foreignKey, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import { chats } from './chats.ts';
import { createdAt, organizationId } from './column-builders.ts';
import { runs } from './runs.ts';

export const chatMessages = pgTable(
  'chat_messages',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    chatId: text('chat_id').notNull(),
    author: jsonb().$type<EventActor>().notNull(),
    body: text().notNull(),
    runId: text('run_id'),
    createdAt: createdAt(),
  },
  (table) => [
    index('chat_messages_order').on(table.chatId, table.id),
    foreignKey({
      name: 'chat_messages_of_chat',
      columns: [table.organizationId, table.chatId],
      foreignColumns: [chats.organizationId, chats.id],
    }),
    foreignKey({
      name: 'chat_messages_of_run',
      columns: [table.organizationId, table.runId],
      foreignColumns: [runs.organizationId, runs.id],
    }),
  ],
);
