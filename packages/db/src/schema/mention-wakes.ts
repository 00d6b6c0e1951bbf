import { foreignKey, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { agents } from './agents.ts';
import { comments } from './comments.ts';
import { createdAt, organizationId } from './column-builders.ts';

const wakeEffects = ['started', 'steered', 'refused'] as const;

/** What became of each agent that a comment names: once, however often the comment is edited. */
export const mentionWakes = pgTable(
  'mention_wakes',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    commentId: text('comment_id').notNull(),
    agentId: text('agent_id').notNull(),
    /** The agent that wrote the comment, when one did. */
    byAgentId: text('by_agent_id'),
    effect: text({ enum: wakeEffects }).notNull(),
    /** How many mentions by agents led to it. */
    depth: integer().notNull(),
    runId: text('run_id'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('mention_wakes_once').on(table.commentId, table.agentId),
    index('mention_wakes_pair').on(table.agentId, table.byAgentId, table.id),
    index('mention_wakes_run').on(table.runId),
    foreignKey({
      name: 'mention_wakes_comment',
      columns: [table.organizationId, table.commentId],
      foreignColumns: [comments.organizationId, comments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'mention_wakes_agent',
      columns: [table.organizationId, table.agentId],
      foreignColumns: [agents.organizationId, agents.id],
    }).onDelete('cascade'),
  ],
);
