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
import type { EventActor } from '@helix/contracts';
import {
  runStatuses,
  type RunStep,
  type RunTrigger,
  type StepDetail,
  type Usage,
} from '@helix/contracts/runs';
import { agents } from './agents.ts';
import { chats } from './chats.ts';
import { createdAt, organizationId, time } from './column-builders.ts';
import { models } from './models.ts';
import { tasks } from './tasks.ts';

export const runs = pgTable(
  'runs',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    taskId: text('task_id'),
    /** The conversation that it is a turn of. */
    chatId: text('chat_id'),
    agentId: text('agent_id').notNull(),
    modelId: text('model_id').notNull(),
    /** What is tried next when this model cannot be had. */
    fallbackModelIds: text('fallback_model_ids').array().notNull().default([]),
    trigger: jsonb().$type<RunTrigger>().notNull(),
    instruction: text(),
    requestedBy: jsonb('requested_by').$type<EventActor>().notNull(),
    priority: integer().notNull().default(0),
    /** Since when it may run; until then it waits for its agent or model to have room. */
    admittedAt: time('admitted_at'),
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
    index('runs_task').on(table.taskId, table.id),
    index('runs_agent').on(table.agentId, table.id),
    index('runs_ended').on(table.organizationId, table.endedAt),
    index('runs_not_admitted')
      .on(table.organizationId, table.priority.desc().nullsFirst(), table.id)
      .where(sql`status = 'queued' and admitted_at is null`),
    index('runs_admitted')
      .on(table.agentId, table.modelId)
      .where(sql`status in ('queued', 'starting', 'running') and admitted_at is not null`),
    // One live run per agent and task, whoever starts it.
    uniqueIndex('runs_live')
      .on(table.taskId, table.agentId)
      .where(sql`status in ('queued', 'starting', 'running', 'waiting')`),
    // One turn of a conversation at a time.
    uniqueIndex('runs_live_in_chat')
      .on(table.chatId)
      .where(sql`chat_id is not null and status in ('queued', 'starting', 'running', 'waiting')`),
    foreignKey({
      name: 'runs_of_chat',
      columns: [table.organizationId, table.chatId],
      foreignColumns: [chats.organizationId, chats.id],
    }),
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

/** What people say to a run. Unread until an attempt has taken it into its conversation. */
export const runMessages = pgTable(
  'run_messages',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    runId: text('run_id').notNull(),
    from: jsonb().$type<EventActor>().notNull(),
    text: text().notNull(),
    createdAt: createdAt(),
    readAt: time('read_at'),
  },
  (table) => [
    index('run_messages_unread')
      .on(table.runId, table.id)
      .where(sql`read_at is null`),
    foreignKey({
      name: 'run_messages_of_run',
      columns: [table.organizationId, table.runId],
      foreignColumns: [runs.organizationId, runs.id],
    }),
  ],
);
