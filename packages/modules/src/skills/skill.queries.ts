import {
  and,
  asc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  or,
  sql,
  type Placeholder,
} from 'drizzle-orm';
import type { SkillActivation, SkillSummary } from '@helix/contracts/skills';
import { prepared, schema, type Db } from '@helix/db';

const { agentSkills, boards, skills } = schema;

/** Named in full: in a query of one table, the columns of a fragment lose the name of theirs. */
const agentIds = sql<string[]>`array(select link.agent_id from ${agentSkills} link
  where link.skill_id = ${skills}.id order by link.agent_id)`;
const currentFiles = sql`${schema.skillFiles} file
  where file.skill_id = ${skills}.id and file.until_version is null`;

const skillColumns = {
  id: skills.id,
  name: skills.name,
  description: skills.description,
  activation: skills.activation,
  tags: skills.tags,
  boardIds: skills.boardIds,
  allAgents: skills.allAgents,
  agentIds,
  fileCount: sql<number>`(select count(*)::int from ${currentFiles})`,
  fileBytes: sql<number>`(select coalesce(sum(file.size), 0)::int from ${currentFiles})`,
  version: skills.version,
  archivedAt: skills.archivedAt,
  createdAt: skills.createdAt,
  updatedAt: skills.updatedAt,
};
const wholeColumns = { ...skillColumns, body: skills.body, frontMatter: skills.frontMatter };

type Times = 'archivedAt' | 'createdAt' | 'updatedAt';
type Row = Omit<SkillSummary, Times> & {
  archivedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};
const toWire = <T extends Row>(row: T) => ({
  ...row,
  archivedAt: row.archivedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** A skill with its document, as it is stored. */
export type StoredSkill = SkillSummary & { readonly body: string; readonly frontMatter: string };
/** What a version keeps. */
export type SkillContent = {
  readonly name: string;
  readonly description: string;
  readonly activation: SkillActivation;
  readonly tags: string[];
  readonly boardIds: string[];
  readonly allAgents: boolean;
  readonly body: string;
  readonly frontMatter: string;
};

const ofOrganization = (organizationId: string | Placeholder) =>
  eq(skills.organizationId, organizationId);
const skillOf = (organizationId: string, id: string) =>
  and(ofOrganization(organizationId), eq(skills.id, id));

/** Skills of an organization are written one after the other, so that names and counts hold. */
export async function lockSkills(db: Db, organizationId: string): Promise<void> {
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtext('skills'), hashtext(${organizationId}))`,
  );
}

export async function findSkill(
  db: Db,
  organizationId: string,
  id: string,
): Promise<StoredSkill | undefined> {
  const [row] = await db.select(wholeColumns).from(skills).where(skillOf(organizationId, id));
  return row && toWire(row);
}

export async function findSkillNamed(
  db: Db,
  organizationId: string,
  name: string,
): Promise<StoredSkill | undefined> {
  const [row] = await db
    .select(wholeColumns)
    .from(skills)
    .where(and(ofOrganization(organizationId), eq(skills.name, name), isNull(skills.archivedAt)));
  return row && toWire(row);
}

export async function countSkills(db: Db, organizationId: string): Promise<number> {
  return db.$count(skills, and(ofOrganization(organizationId), isNull(skills.archivedAt)));
}

export async function insertSkill(db: Db, row: typeof skills.$inferInsert): Promise<void> {
  await db.insert(skills).values(row);
}

/** Answers with the new version. */
export async function changeSkill(
  db: Db,
  target: { organizationId: string; id: string; now: Date },
  change: Partial<SkillContent>,
): Promise<number> {
  const [row] = await db
    .update(skills)
    .set({ ...change, updatedAt: target.now, version: sql`${skills.version} + 1` })
    .where(skillOf(target.organizationId, target.id))
    .returning({ version: skills.version });
  if (!row) throw new Error(`skill ${target.id} vanished while it was locked`);
  return row.version;
}

export async function setArchived(
  db: Db,
  target: { organizationId: string; id: string; now: Date },
  archivedAt: Date | null,
): Promise<void> {
  await db
    .update(skills)
    .set({ archivedAt, updatedAt: target.now })
    .where(skillOf(target.organizationId, target.id));
}

export async function listSkills(
  db: Db,
  page: {
    organizationId: string;
    archived: boolean;
    activation: SkillActivation | undefined;
    query: string | undefined;
    after: string | undefined;
    limit: number;
  },
): Promise<SkillSummary[]> {
  const rows = await db
    .select(skillColumns)
    .from(skills)
    .where(
      and(
        ofOrganization(page.organizationId),
        page.archived ? isNotNull(skills.archivedAt) : isNull(skills.archivedAt),
        page.activation && eq(skills.activation, page.activation),
        page.query === undefined
          ? undefined
          : sql`${skills.vector} @@ to_tsquery('simple', ${page.query})`,
        page.after === undefined ? undefined : gt(skills.id, page.after),
      ),
    )
    .orderBy(asc(skills.id))
    .limit(page.limit);
  return rows.map(toWire);
}

const linked = (agentId: string | Placeholder) =>
  sql<boolean>`exists (select 1 from ${agentSkills} link
    where link.skill_id = ${skills}.id and link.agent_id = ${agentId})`;

/** Those that an agent has, by itself or with all others. */
const ofAgent = (organizationId: string | Placeholder, agentId: string | Placeholder) =>
  and(
    ofOrganization(organizationId),
    isNull(skills.archivedAt),
    or(eq(skills.allAgents, true), linked(agentId)),
  );

export async function listSkillsOf(
  db: Db,
  organizationId: string,
  agentId: string,
): Promise<SkillSummary[]> {
  const rows = await db
    .select(skillColumns)
    .from(skills)
    .where(ofAgent(organizationId, agentId))
    .orderBy(asc(skills.name));
  return rows.map(toWire);
}

const choosableSkills = prepared('choosable_skills', (db) =>
  db
    .select({
      id: skills.id,
      name: skills.name,
      description: skills.description,
      activation: skills.activation,
      tags: skills.tags,
      boardIds: skills.boardIds,
      bodyLength: sql<number>`length(${skills.body})`,
    })
    .from(skills)
    .where(ofAgent(sql.placeholder('organizationId'), sql.placeholder('agentId')))
    .orderBy(asc(skills.name)),
);

/** Enough of each skill of an agent to choose among them. */
export function listChoosable(db: Db, organizationId: string, agentId: string) {
  return choosableSkills(db).execute({ organizationId, agentId });
}

export async function listBodies(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: skills.id, body: skills.body })
    .from(skills)
    .where(and(ofOrganization(organizationId), inArray(skills.id, [...ids])));
  return new Map(rows.map(({ id, body }) => [id, body]));
}

export async function findSkillOfAgent(
  db: Db,
  { organizationId, agentId, name }: { organizationId: string; agentId: string; name: string },
): Promise<{ id: string; name: string; description: string; body: string } | undefined> {
  const [row] = await db
    .select({
      id: skills.id,
      name: skills.name,
      description: skills.description,
      body: skills.body,
    })
    .from(skills)
    .where(and(ofAgent(organizationId, agentId), eq(skills.name, name)));
  return row;
}

/** Which of these are skills that can be used. */
export async function listKnownSkills(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: skills.id })
    .from(skills)
    .where(
      and(ofOrganization(organizationId), inArray(skills.id, [...ids]), isNull(skills.archivedAt)),
    );
  return new Set(rows.map(({ id }) => id));
}

export async function listBoardKeys(
  db: Db,
  organizationId: string,
): Promise<{ id: string; key: string; name: string }[]> {
  return db
    .select({ id: boards.id, key: boards.key, name: boards.name })
    .from(boards)
    .where(eq(boards.organizationId, organizationId));
}
