import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
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
import { skillActivations } from '@helix/contracts/skills';
import { agents } from './agents.ts';
import { createdAt, organizationId, time, updatedAt, version } from './column-builders.ts';
import { files } from './files.ts';
import { organizations } from './identity.ts';

const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' });

const contentColumns = {
  name: text().notNull(),
  description: text().notNull(),
  activation: text({ enum: skillActivations }).notNull(),
  tags: text().array().notNull(),
  boardIds: text('board_ids').array().notNull(),
  allAgents: boolean('all_agents').notNull(),
  body: text().notNull(),
  /** YAML as it was written, so that what is exported is what was imported. */
  frontMatter: text('front_matter').notNull(),
};

export const skills = pgTable(
  'skills',
  {
    id: text().primaryKey(),
    organizationId: organizationId().references(() => organizations.id),
    ...contentColumns,
    archivedAt: time('archived_at'),
    vector: searchVector().generatedAlwaysAs(
      sql`public.helix_words("name" || ' ' || "description" || ' ' || "body")`,
    ),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('skills_tenant').on(table.organizationId, table.id),
    uniqueIndex('skills_name')
      .on(table.organizationId, table.name)
      .where(sql`${table.archivedAt} is null`),
    index('skills_vector').using('gin', table.vector).with({ fastupdate: false }),
  ],
);

/** Each state that a skill has or had. */
export const skillVersions = pgTable(
  'skill_versions',
  {
    organizationId: organizationId(),
    skillId: text('skill_id').notNull(),
    version: integer().notNull(),
    ...contentColumns,
    changedBy: jsonb('changed_by').$type<EventActor>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.skillId, table.version] }),
    foreignKey({
      name: 'skill_versions_of_skill',
      columns: [table.organizationId, table.skillId],
      foreignColumns: [skills.organizationId, skills.id],
    }).onDelete('cascade'),
  ],
);

/** A file belongs to the versions from one up to, and without, another. */
export const skillFiles = pgTable(
  'skill_files',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    skillId: text('skill_id').notNull(),
    path: text().notNull(),
    fileId: text('file_id').notNull(),
    mediaType: text('media_type').notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    sinceVersion: integer('since_version').notNull(),
    untilVersion: integer('until_version'),
  },
  (table) => [
    uniqueIndex('skill_files_path')
      .on(table.skillId, table.path)
      .where(sql`${table.untilVersion} is null`),
    index('skill_files_skill').on(table.skillId, table.id),
    index('skill_files_file').on(table.fileId),
    foreignKey({
      name: 'skill_files_of_skill',
      columns: [table.organizationId, table.skillId],
      foreignColumns: [skills.organizationId, skills.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'skill_files_file_of',
      columns: [table.organizationId, table.fileId],
      foreignColumns: [files.organizationId, files.id],
    }),
  ],
);

export const agentSkills = pgTable(
  'agent_skills',
  {
    organizationId: organizationId(),
    agentId: text('agent_id').notNull(),
    skillId: text('skill_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.agentId, table.skillId] }),
    index('agent_skills_skill').on(table.skillId),
    foreignKey({
      name: 'agent_skills_of_agent',
      columns: [table.organizationId, table.agentId],
      foreignColumns: [agents.organizationId, agents.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'agent_skills_of_skill',
      columns: [table.organizationId, table.skillId],
      foreignColumns: [skills.organizationId, skills.id],
    }).onDelete('cascade'),
  ],
);
