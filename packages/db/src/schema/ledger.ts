import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { callPurposes, callStatuses } from '@helix/contracts/ledger';
import { organizationId, time } from './column-builders.ts';
import { runs } from './runs.ts';

/** One row per call of a provider, from the moment it is made: also of those that failed or were cut short. */
export const llmCalls = pgTable(
  'llm_calls',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    purpose: text({ enum: callPurposes }).notNull().default('run'),
    /** Empty when the model was only tried. */
    runId: text('run_id'),
    attempt: integer().notNull(),
    call: integer().notNull(),
    agentId: text('agent_id'),
    taskId: text('task_id'),
    modelId: text('model_id').notNull(),
    provider: text().notNull(),
    model: text().notNull(),
    isSimulated: boolean('is_simulated').notNull(),
    status: text({ enum: callStatuses }).notNull(),
    reason: text(),
    inputTokens: integer('input_tokens'),
    outputTokens: integer('output_tokens'),
    cachedInputTokens: integer('cached_input_tokens'),
    cacheWriteTokens: integer('cache_write_tokens'),
    reasoningTokens: integer('reasoning_tokens'),
    /** Empty when nobody knows what it costs: that is not nothing. */
    costMicroUsd: bigint('cost_micro_usd', { mode: 'number' }),
    priceVersion: text('price_version'),
    firstTokenMs: integer('first_token_ms'),
    totalMs: integer('total_ms'),
    startedAt: time('started_at').notNull(),
    endedAt: time('ended_at'),
  },
  (table) => [
    uniqueIndex('llm_calls_of_run').on(table.runId, table.attempt, table.call),
    index('llm_calls_list').on(table.organizationId, table.id.desc()),
    index('llm_calls_by_day').on(table.organizationId, table.startedAt),
    index('llm_calls_by_task').on(table.taskId),
    index('llm_calls_by_agent').on(table.agentId, table.startedAt),
    foreignKey({
      name: 'llm_calls_run',
      columns: [table.organizationId, table.runId],
      foreignColumns: [runs.organizationId, runs.id],
    }),
  ],
);
