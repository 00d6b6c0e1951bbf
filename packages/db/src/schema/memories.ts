import { sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  foreignKey,
  index,
  jsonb,
  pgTable,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { EventActor } from '@helix/contracts';
import { memoryScopes } from '@helix/contracts/memories';
import { agents } from './agents.ts';
import { createdAt, organizationId, updatedAt, version } from './column-builders.ts';
import { organizations } from './identity.ts';

const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const memories = pgTable(
  'memories',
  {
    id: text().primaryKey(),
    organizationId: organizationId().references(() => organizations.id),
    scope: text({ enum: memoryScopes }).notNull(),
    agentId: text('agent_id'),
    text: text().notNull(),
    pinned: boolean().notNull().default(false),
    createdBy: jsonb('created_by').$type<EventActor>().notNull(),
    runId: text('run_id'),
    /** Of the text without case and spacing: nothing is remembered twice. */
    digest: text().notNull(),
    vector: searchVector().generatedAlwaysAs(sql`public.helix_words("text")`),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('memories_once')
      .on(table.organizationId, table.scope, table.agentId, table.digest)
      .nullsNotDistinct(),
    index('memories_newest').on(table.organizationId, table.agentId, table.id),
    index('memories_vector').using('gin', table.vector).with({ fastupdate: false }),
    foreignKey({
      name: 'memories_of_agent',
      columns: [table.organizationId, table.agentId],
      foreignColumns: [agents.organizationId, agents.id],
    }).onDelete('cascade'),
  ],
);
