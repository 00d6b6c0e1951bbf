import { and, eq, inArray, isNull } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { agents, agentSkills, skills } = schema;

export async function hasAgent(db: Db, organizationId: string, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: agents.id })
    .from(agents)
    .where(and(eq(agents.organizationId, organizationId), eq(agents.id, id)));
  return rows.length > 0;
}

/** Skills that are put away keep whom they were assigned to, and are not told of. */
export async function listAssigned(
  db: Db,
  organizationId: string,
  agentId: string,
): Promise<string[]> {
  const rows = await db
    .select({ skillId: agentSkills.skillId })
    .from(agentSkills)
    .innerJoin(skills, eq(skills.id, agentSkills.skillId))
    .where(
      and(
        eq(agentSkills.organizationId, organizationId),
        eq(agentSkills.agentId, agentId),
        isNull(skills.archivedAt),
      ),
    );
  return rows.map(({ skillId }) => skillId);
}

export async function assign(
  db: Db,
  link: { organizationId: string; agentId: string; createdAt: Date },
  change: { added: readonly string[]; removed: readonly string[] },
): Promise<void> {
  if (change.removed.length > 0) {
    await db
      .delete(agentSkills)
      .where(
        and(
          eq(agentSkills.organizationId, link.organizationId),
          eq(agentSkills.agentId, link.agentId),
          inArray(agentSkills.skillId, [...change.removed]),
        ),
      );
  }
  if (change.added.length === 0) return;
  await db
    .insert(agentSkills)
    .values(change.added.map((skillId) => ({ ...link, skillId })))
    .onConflictDoNothing();
}
