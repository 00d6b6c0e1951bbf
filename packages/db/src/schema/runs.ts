import { sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  bigint,
} from 'drizzle-orm/pg-core';
import { runStatuses, type RunStep, type StepDetail, type Usage } from '@helix/contracts/runs';
import { agents } from './agents.ts';
import { createdAt, organizationId, time } from './column-builders.ts';
import { models } from './models.ts';
import { tasks } from './tasks.ts';

export const runs = pgTable(
  'runs',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    taskId: text('task_id'),
    agentId: text('agent_id').notNull(),
    modelId: text('model_id').notNull(),
    status: text({ enum: runStatuses }).notNull(),
    attempt: integer().notNull().default(0),
    reason: text(),
    message: text(),
    output: text(),
    costMicroUsd: bigint('cost_micro_usd', { mode: 'number' }),
    createdAt: createdAt(),
    startedAt: time('started_at'),
    endedAt: time('ended_at'),
  },
  (table) => [
    unique('runs_tenant').on(table.organizationId, table.id),
    index('runs_list').on(table.organizationId, table.id.desc()),
    index('runs_task').on(table.taskId, table.id.desc()),
    index('runs_agent').on(table.agentId, table.id.desc()),
    // One live run per agent and task, whoever starts it.
    uniqueIndex('runs_live')
      .on(table.taskId, table.agentId)
      .where(sql`status in ('queued', 'starting', 'running', 'waiting')`),
    foreignKey({
      name: 'runs_of_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }),
    foreignKey({
      name: 'runs_of_agent',
      columns: [table.organizationId, table.agentId],
      foreignColumns: [agents.organizationId, agents.id],
    }),
    foreignKey({
      name: 'runs_with_model',
      columns: [table.organizationId, table.modelId],
      foreignColumns: [models.organizationId, models.id],
    }),
  ],
);

export const runSteps = pgTable(
  'run_steps',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    runId: text('run_id').notNull(),
    attempt: integer().notNull(),
    seq: integer().notNull(),
    kind: text().$type<RunStep['kind']>().notNull(),
    state: text().$type<RunStep['state']>().notNull(),
    prompt: jsonb().$type<RunStep['prompt']>(),
    text: text(),
    detail: jsonb().$type<StepDetail>().notNull(),
    /** What the provider wants back with this answer; nobody else reads it. */
    providerData: jsonb('provider_data').$type<Record<string, unknown>>(),
    /** Of a tool call: carried out once, however often it is asked for. */
    callId: text('call_id'),
    usage: jsonb().$type<Usage>(),
    startedAt: time('started_at').notNull(),
    endedAt: time('ended_at'),
  },
  (table) => [
    uniqueIndex('run_steps_order').on(table.runId, table.attempt, table.seq),
    uniqueIndex('run_steps_call')
      .on(table.runId, table.callId)
      .where(sql`call_id is not null`),
    foreignKey({
      name: 'run_steps_of_run',
      columns: [table.organizationId, table.runId],
      foreignColumns: [runs.organizationId, runs.id],
    }),
  ],
);
