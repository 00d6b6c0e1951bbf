import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { agents } = schema;

/** One change of names or of who leads whom at a time: two cannot take one name, or close a circle together. */
export async function lockRoster(db: Db, organizationId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(7305504, hashtext(${organizationId}))`);
}

/** An agent and whoever leads it, upwards. */
export async function listLine(
  db: Db,
  organizationId: string,
  agentId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    with recursive line as (
      select id, name, parent_id, 0 as height from agents
      where organization_id = ${organizationId} and id = ${agentId}
      union all
      select a.id, a.name, a.parent_id, line.height + 1 from agents a join line on a.id = line.parent_id
      where line.height < 1000
    ) select id, name from line order by height`);
  return rows;
}

export async function listChildIds(
  db: Db,
  organizationId: string,
  agentId: string,
): Promise<string[]> {
  const rows = await db
    .select({ id: agents.id })
    .from(agents)
    .where(and(eq(agents.organizationId, organizationId), eq(agents.parentId, agentId)))
    .orderBy(asc(agents.id));
  return rows.map(({ id }) => id);
}

/** Whom an agent works with: who leads it, who is led by the same one, whom it leads. */
export async function findTeammates(db: Db, organizationId: string, agentId: string) {
  const self = db
    .select({ parentId: agents.parentId })
    .from(agents)
    .where(and(eq(agents.organizationId, organizationId), eq(agents.id, agentId)))
    .as('self');
  return db
    .select({
      id: agents.id,
      name: agents.name,
      slug: agents.slug,
      role: agents.role,
      relation: sql<'parent' | 'sibling' | 'child'>`case
        when ${agents.id} = ${self.parentId} then 'parent'
        when ${agents.parentId} = ${agentId} then 'child'
        else 'sibling' end`,
    })
    .from(agents)
    .innerJoin(
      self,
      or(
        eq(agents.id, self.parentId),
        eq(agents.parentId, self.parentId),
        eq(agents.parentId, agentId),
      ),
    )
    .where(
      and(
        eq(agents.organizationId, organizationId),
        ne(agents.id, agentId),
        isNull(agents.archivedAt),
      ),
    )
    .orderBy(asc(agents.name))
    .limit(100);
}
