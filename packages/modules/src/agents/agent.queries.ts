import {
  and,
  asc,
  eq,
  gt,
  ilike,
  isNotNull,
  isNull,
  like,
  not,
  or,
  sql,
  type Placeholder,
  type SQL,
} from 'drizzle-orm';
import type { AgentRecord, AgentStatus, ExecutionMode } from '@helix/contracts/agents';
import { prepared, schema, type Db } from '@helix/db';
import { toRecord } from './agent-record.ts';

const { agents, departments, runs, tasks } = schema;

const agentColumns = {
  id: agents.id,
  name: agents.name,
  slug: agents.slug,
  role: agents.role,
  description: agents.description,
  avatarEmoji: agents.avatarEmoji,
  avatarColor: agents.avatarColor,
  departmentId: agents.departmentId,
  parentId: agents.parentId,
  modelId: agents.modelId,
  executionMode: agents.executionMode,
  maxConcurrentRuns: agents.maxConcurrentRuns,
  tier: agents.tier,
  monthlyBudgetMicroUsd: agents.monthlyBudgetMicroUsd,
  pausedAt: agents.pausedAt,
  pauseReason: agents.pauseReason,
  archivedAt: agents.archivedAt,
  version: agents.version,
  createdAt: agents.createdAt,
};

const isOf = (organizationId: string | Placeholder, id: string | Placeholder) =>
  and(eq(agents.organizationId, organizationId), eq(agents.id, id));

/** False when another agent has the name or the slug. */
export async function insertAgent(db: Db, row: typeof agents.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(agents)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: agents.id });
  return rows.length > 0;
}

const foundAgent = prepared('found_agent', (db) =>
  db
    .select(agentColumns)
    .from(agents)
    .where(isOf(sql.placeholder('organizationId'), sql.placeholder('id'))),
);

export async function findAgent(
  db: Db,
  organizationId: string,
  id: string,
): Promise<AgentRecord | undefined> {
  const [row] = await foundAgent(db).execute({ organizationId, id });
  return row && toRecord(row);
}

/** Held until commit against other changes; rows that only point to it are not kept waiting. */
export async function lockAgent(
  db: Db,
  organizationId: string,
  id: string,
): Promise<AgentRecord | undefined> {
  const [row] = await db
    .select(agentColumns)
    .from(agents)
    .where(isOf(organizationId, id))
    .for('no key update');
  return row && toRecord(row);
}

/** Who else has a name or a slug. */
export async function findNamesake(
  db: Db,
  organizationId: string,
  wanted: { id: string; name: string; slug: string },
): Promise<{ name: string; slug: string; archivedAt: Date | null } | undefined> {
  const [row] = await db
    .select({ name: agents.name, slug: agents.slug, archivedAt: agents.archivedAt })
    .from(agents)
    .where(
      and(
        eq(agents.organizationId, organizationId),
        sql`${agents.id} <> ${wanted.id}`,
        or(eq(agents.name, wanted.name), eq(agents.slug, wanted.slug)),
      ),
    )
    .orderBy(sql`${agents.name} = ${wanted.name} desc`)
    .limit(1);
  return row;
}

export async function listSlugsLike(db: Db, organizationId: string, base: string) {
  const rows = await db
    .select({ slug: agents.slug })
    .from(agents)
    .where(and(eq(agents.organizationId, organizationId), like(agents.slug, `${base}%`)));
  return rows.map(({ slug }) => slug);
}

type Insert = typeof agents.$inferInsert;
type Change = { [Column in keyof Insert]?: Insert[Column] | undefined };

export async function changeAgent(
  db: Db,
  organizationId: string,
  { id, change }: { id: string; change: Change },
): Promise<AgentRecord> {
  const [row] = await db
    .update(agents)
    .set({ ...change, version: sql`${agents.version} + 1` })
    .where(isOf(organizationId, id))
    .returning(agentColumns);
  if (!row) throw new Error(`agent ${id} vanished while it was locked`);
  return toRecord(row);
}

export async function deleteAgentRow(db: Db, organizationId: string, id: string): Promise<void> {
  await db.delete(agents).where(isOf(organizationId, id));
}

/** What an agent has done or is to do: what keeps it from being deleted. */
export async function countTraces(
  db: Db,
  organizationId: string,
  agentId: string,
): Promise<{ runs: number; tasks: number; led: number }> {
  const of = <T extends typeof runs | typeof tasks>(table: T) =>
    and(eq(table.organizationId, organizationId), eq(table.agentId, agentId));
  return {
    runs: await db.$count(runs, of(runs)),
    tasks: await db.$count(tasks, of(tasks)),
    led: await db.$count(agents, eq(agents.parentId, agentId)),
  };
}

export async function hasDepartment(
  db: Db,
  organizationId: string,
  departmentId: string,
): Promise<boolean> {
  const found = and(
    eq(departments.organizationId, organizationId),
    eq(departments.id, departmentId),
  );
  return (await db.$count(departments, found)) > 0;
}

const agentFiles = prepared('agent_files', (db) =>
  db
    .select({ id: agents.id, name: agents.name, soul: agents.soul, memory: agents.memory })
    .from(agents)
    .where(isOf(sql.placeholder('organizationId'), sql.placeholder('id'))),
);

export async function findAgentFiles(db: Db, organizationId: string, id: string) {
  const [row] = await agentFiles(db).execute({ organizationId, id });
  return row;
}

export type AgentFilter = {
  readonly q?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly parentId?: string | undefined;
  readonly modelId?: string | undefined;
  readonly executionMode?: ExecutionMode | undefined;
  readonly tier?: AgentRecord['tier'] | undefined;
  readonly paused?: boolean | undefined;
  readonly archived: boolean;
  readonly status?: AgentStatus | undefined;
};

export async function listAgents(
  db: Db,
  page: { organizationId: string; after: string | undefined; limit: number },
  { isReachable, ...filter }: AgentFilter & { readonly isReachable: boolean },
): Promise<AgentRecord[]> {
  const rows = await db
    .select(agentColumns)
    .from(agents)
    .where(
      and(
        eq(agents.organizationId, page.organizationId),
        page.after === undefined ? undefined : gt(agents.id, page.after),
        ...conditionsOf(filter),
        isDoing(filter.status, isReachable),
      ),
    )
    .orderBy(asc(agents.id))
    .limit(page.limit);
  return rows.map(toRecord);
}

function conditionsOf(filter: AgentFilter): (SQL | undefined)[] {
  const { q, departmentId, parentId, modelId, executionMode, tier, paused, archived } = filter;
  return [
    containing(q),
    departmentId === undefined ? undefined : eq(agents.departmentId, departmentId),
    parentId === undefined ? undefined : eq(agents.parentId, parentId),
    modelId === undefined ? undefined : eq(agents.modelId, modelId),
    executionMode === undefined ? undefined : eq(agents.executionMode, executionMode),
    tier === undefined ? undefined : eq(agents.tier, tier),
    paused === undefined ? undefined : (paused ? isNotNull : isNull)(agents.pausedAt),
    archived ? undefined : isNull(agents.archivedAt),
  ];
}

/** As `statusOf` judges. */
function isDoing(status: AgentStatus | undefined, isReachable: boolean): SQL | undefined {
  const has = (statuses: string) => sql`exists (
    select 1 from ${runs} run where run.agent_id = ${agents}.id and run.status = any(${statuses}::text[])
  )`;
  const works = has('{starting,running}');
  const rests = and(isNull(agents.pausedAt), not(works));
  switch (status) {
    case undefined:
      return undefined;
    case 'paused':
      return isNotNull(agents.pausedAt);
    case 'working':
      return and(isNull(agents.pausedAt), works);
    case 'unreachable':
      return isReachable ? sql`false` : rests;
    case 'waiting':
      return isReachable ? and(rests, has('{waiting}')) : sql`false`;
    case 'idle':
      return isReachable ? and(rests, not(has('{waiting}'))) : sql`false`;
  }
  return status;
}

function containing(text: string | undefined): SQL | undefined {
  if (text === undefined || text === '') return undefined;
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return or(ilike(agents.name, pattern), ilike(agents.slug, pattern), ilike(agents.role, pattern));
}
