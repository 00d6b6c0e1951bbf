import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import { questionStates } from '@helix/contracts/questions';
import { createdAt, organizationId, time } from './column-builders.ts';
import { runs } from './runs.ts';
import { tasks } from './tasks.ts';

export const questions = pgTable(
  'questions',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    taskId: text('task_id').notNull(),
    runId: text('run_id').notNull(),
    /** The tool call whose result the answer becomes. */
    callId: text('call_id').notNull(),
    agentId: text('agent_id').notNull(),
    text: text().notNull(),
    choices: jsonb().$type<string[]>().notNull(),
    requestedBy: jsonb('requested_by').$type<EventActor>().notNull(),
    state: text({ enum: questionStates }).notNull().default('open'),
    answer: text(),
    answeredBy: jsonb('answered_by').$type<EventActor>(),
    closedReason: text('closed_reason'),
    deadlineAt: time('deadline_at'),
    endedAt: time('ended_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('questions_of_call').on(table.runId, table.callId),
    index('questions_newest').on(table.organizationId, table.id),
    index('questions_of_task').on(table.taskId, table.id),
    index('questions_due')
      .on(table.deadlineAt)
      .where(sql`state = 'open' and deadline_at is not null`),
    foreignKey({
      name: 'questions_of_run',
      columns: [table.organizationId, table.runId],
      foreignColumns: [runs.organizationId, runs.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'questions_on_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }).onDelete('cascade'),
  ],
);
