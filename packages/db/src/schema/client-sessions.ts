import { foreignKey, index, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { agents } from './agents.ts';
import { chats } from './chats.ts';
import { createdAt, organizationId, updatedAt } from './column-builders.ts';

/** A conversation that a client of the gateway has with an agent, under the name that the client has for it. */
export const clientSessions = pgTable(
  'client_sessions',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    memberId: text('member_id').notNull(),
    key: text().notNull(),
    agentId: text('agent_id').notNull(),
    chatId: text('chat_id').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('client_sessions_tenant').on(table.organizationId, table.id),
    uniqueIndex('client_sessions_key').on(table.organizationId, table.memberId, table.key),
    index('client_sessions_newest').on(table.memberId, table.updatedAt.desc()),
    foreignKey({
      name: 'client_sessions_agent',
      columns: [table.organizationId, table.agentId],
      foreignColumns: [agents.organizationId, agents.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'client_sessions_chat',
      columns: [table.organizationId, table.chatId],
      foreignColumns: [chats.organizationId, chats.id],
    }).onDelete('cascade'),
  ],
);

/** One message of a client, told by the key it was sent under: sent again, it is the same turn. */
export const clientTurns = pgTable(
  'client_turns',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    sessionId: text('session_id').notNull(),
    memberId: text('member_id').notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    messageId: text('message_id').notNull(),
    runId: text('run_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('client_turns_key').on(table.organizationId, table.memberId, table.idempotencyKey),
    index('client_turns_of_session').on(table.sessionId, table.id),
    foreignKey({
      name: 'client_turns_of_session',
      columns: [table.organizationId, table.sessionId],
      foreignColumns: [clientSessions.organizationId, clientSessions.id],
    }).onDelete('cascade'),
  ],
);
