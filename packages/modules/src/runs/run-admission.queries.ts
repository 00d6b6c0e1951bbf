import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { runs, agents, models } = schema;

/** One admission at a time in an organization, so that limits hold whoever asks at once. */
export async function lockAdmission(db: Db, organizationId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(7305503, hashtext(${organizationId}))`);
}

export type Occupancy = { readonly agents: ReadonlyMap<string, number>; readonly total: number };

const isAtWork = and(
  isNotNull(runs.admittedAt),
  inArray(runs.status, ['queued', 'starting', 'running']),
);

/** Runs that were let in and are not over; those that wait for a person keep nobody else waiting. */
export async function countAtWork(
  db: Db,
  organizationId: string,
): Promise<{ agentId: string; modelId: string; count: number }[]> {
  return db
    .select({ agentId: runs.agentId, modelId: runs.modelId, count: sql<number>`count(*)::int` })
    .from(runs)
    .where(and(eq(runs.organizationId, organizationId), isAtWork))
    .groupBy(runs.agentId, runs.modelId);
}

/** Who waits to be let in, most urgent first, with the limits that apply to them. */
export function listNotAdmitted(db: Db, organizationId: string, limit: number) {
  return db
    .select({
      id: runs.id,
      agentId: runs.agentId,
      modelId: runs.modelId,
      priority: runs.priority,
      attempt: runs.attempt,
      agentLimit: agents.maxConcurrentRuns,
      /** An archived agent begins nothing either. */
      agentPausedAt: sql<Date | null>`coalesce(${agents.pausedAt}, ${agents.archivedAt})`.mapWith(
        agents.pausedAt,
      ),
      modelLimit: models.maxConcurrentRuns,
    })
    .from(runs)
    .innerJoin(agents, eq(agents.id, runs.agentId))
    .innerJoin(models, eq(models.id, runs.modelId))
    .where(
      and(
        eq(runs.organizationId, organizationId),
        eq(runs.status, 'queued'),
        isNull(runs.admittedAt),
      ),
    )
    .orderBy(sql`${runs.priority} desc nulls last`, runs.id)
    .limit(limit);
}

export async function admit(db: Db, runId: string, now: Date): Promise<void> {
  await db.update(runs).set({ admittedAt: now }).where(eq(runs.id, runId));
}
