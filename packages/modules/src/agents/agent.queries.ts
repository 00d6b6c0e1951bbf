import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Agent } from '@helix/contracts/agents';
import { schema, type Db } from '@helix/db';

const { agents, runs } = schema;

/**
 * Working means: it has a run that a gateway is carrying out. Named in full: in a query of one table, the columns
 * of a fragment lose the name of theirs.
 */
const status = sql<Agent['status']>`case when exists (
  select 1 from ${runs} run where run.agent_id = ${agents}.id and run.status in ('starting', 'running')
) then 'working' else 'idle' end`;

const agentColumns = {
  id: agents.id,
  name: agents.name,
  role: agents.role,
  modelId: agents.modelId,
  status,
  executionMode: agents.executionMode,
  maxConcurrentRuns: agents.maxConcurrentRuns,
  pausedAt: agents.pausedAt,
  pauseReason: agents.pauseReason,
  version: agents.version,
  createdAt: agents.createdAt,
};

const toWire = <T extends { createdAt: Date; pausedAt: Date | null }>(row: T) => ({
  ...row,
  pausedAt: row.pausedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

/** False when another agent has the name. */
export async function insertAgent(db: Db, row: typeof agents.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(agents)
    .values(row)
    .onConflictDoNothing({ target: [agents.organizationId, agents.name] })
    .returning({ id: agents.id });
  return rows.length > 0;
}

export async function findAgent(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Agent | undefined> {
  const [row] = await db
    .select(agentColumns)
    .from(agents)
    .where(and(eq(agents.organizationId, organizationId), eq(agents.id, id)));
  return row && toWire(row);
}

export async function findAgentFiles(db: Db, organizationId: string, id: string) {
  const [row] = await db
    .select({ id: agents.id, name: agents.name, soul: agents.soul, memory: agents.memory })
    .from(agents)
    .where(and(eq(agents.organizationId, organizationId), eq(agents.id, id)));
  return row;
}

export async function listAgents(
  db: Db,
  page: { organizationId: string; after: string | undefined; limit: number },
): Promise<Agent[]> {
  const rows = await db
    .select(agentColumns)
    .from(agents)
    .where(
      and(
        eq(agents.organizationId, page.organizationId),
        page.after === undefined ? undefined : gt(agents.id, page.after),
      ),
    )
    .orderBy(asc(agents.id))
    .limit(page.limit);
  return rows.map(toWire);
}
