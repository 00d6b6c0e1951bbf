import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import { agentFileNames, agentTiers, avatarColors, executionModes } from '@helix/contracts/agents';
import { createdAt, organizationId, time, version } from './column-builders.ts';
import { organizations } from './identity.ts';
import { models } from './models.ts';
import { departments } from './structure.ts';

export const agents = pgTable(
  'agents',
  {
    id: text().primaryKey(),
    organizationId: organizationId().references(() => organizations.id),
    name: text().notNull(),
    slug: text().notNull(),
    role: text().notNull(),
    description: text().notNull().default(''),
    avatarEmoji: text('avatar_emoji').notNull().default('🤖'),
    avatarColor: text('avatar_color', { enum: avatarColors }).notNull().default('gray'),
    departmentId: text('department_id'),
    parentId: text('parent_id'),
    modelId: text('model_id'),
    tier: text({ enum: agentTiers }).notNull().default('T1'),
    monthlyBudgetMicroUsd: bigint('monthly_budget_micro_usd', { mode: 'number' }),
    /** What is in force; each version there was is in `agent_file_versions`, this one included. */
    soul: text().notNull(),
    soulVersion: integer('soul_version').notNull().default(1),
    memory: text().notNull(),
    memoryVersion: integer('memory_version').notNull().default(1),
    executionMode: text('execution_mode', { enum: executionModes }).notNull().default('manual'),
    maxConcurrentRuns: integer('max_concurrent_runs').notNull().default(3),
    pausedAt: time('paused_at'),
    pauseReason: text('pause_reason'),
    archivedAt: time('archived_at'),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('agents_tenant').on(table.organizationId, table.id),
    uniqueIndex('agents_name').on(table.organizationId, table.name),
    uniqueIndex('agents_slug').on(table.organizationId, table.slug),
    index('agents_parent').on(table.parentId),
    index('agents_department').on(table.departmentId),
    foreignKey({
      name: 'agents_model',
      columns: [table.organizationId, table.modelId],
      foreignColumns: [models.organizationId, models.id],
    }),
    foreignKey({
      name: 'agents_department',
      columns: [table.organizationId, table.departmentId],
      foreignColumns: [departments.organizationId, departments.id],
    }),
    foreignKey({
      name: 'agents_parent',
      columns: [table.organizationId, table.parentId],
      foreignColumns: [table.organizationId, table.id],
    }),
  ],
);

export const agentFileVersions = pgTable(
  'agent_file_versions',
  {
    organizationId: organizationId(),
    agentId: text('agent_id').notNull(),
    name: text({ enum: agentFileNames }).notNull(),
    version: integer().notNull(),
    text: text().notNull(),
    author: jsonb().$type<EventActor>().notNull(),
    /** Of the agent that wrote it. */
    runId: text('run_id'),
    restoredFrom: integer('restored_from'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.agentId, table.name, table.version] }),
    foreignKey({
      name: 'agent_file_versions_of_agent',
      columns: [table.organizationId, table.agentId],
      foreignColumns: [agents.organizationId, agents.id],
    }).onDelete('cascade'),
  ],
);
