import { and, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { prepared, schema, type Db } from '@helix/db';
import type { SqlExecutor } from '@helix/runtime/durable';
import type { Waiting } from './run-admission.policy.ts';

const { runs, agents, models } = schema;

const admissionLock = {
  name: 'admission_lock',
  text: 'select pg_advisory_xact_lock(7305503, hashtext($1))',
};

/** One admission at a time in an organization, so that limits hold whoever asks at once. */
export async function lockAdmission(executor: SqlExecutor, organizationId: string): Promise<void> {
  await executor.query(admissionLock, [organizationId]);
}

const isAtWork = and(
  isNotNull(runs.admittedAt),
  inArray(runs.status, ['queued', 'starting', 'running']),
);

const atWork = prepared('runs_at_work', (db) =>
  db
    .select({ agentId: runs.agentId, modelId: runs.modelId, count: sql<number>`count(*)::int` })
    .from(runs)
    .where(and(eq(runs.organizationId, sql.placeholder('organizationId')), isAtWork))
    .groupBy(runs.agentId, runs.modelId),
);

/** Runs that were let in and are not over; those that wait for a person keep nobody else waiting. */
export async function countAtWork(
  db: Db,
  organizationId: string,
): Promise<{ agentId: string; modelId: string; count: number }[]> {
  return atWork(db).execute({ organizationId });
}

const isWaiting = and(eq(runs.status, 'queued'), isNull(runs.admittedAt));
const byUrgency = sql`${runs.priority} desc nulls last, ${runs.id}`;
const waitingRun = {
  id: runs.id,
  agentId: runs.agentId,
  modelId: runs.modelId,
  priority: runs.priority,
  attempt: runs.attempt,
  agentLimit: sql<number>`${agents.maxConcurrentRuns}`.as('agent_limit'),
  /** An archived agent begins nothing either. */
  agentPausedAt: sql<Date | null>`coalesce(${agents.pausedAt}, ${agents.archivedAt})`
    .mapWith(agents.pausedAt)
    .as('agent_paused_at'),
  modelLimit: sql<number | null>`${models.maxConcurrentRuns}`.as('model_limit'),
};

const notAdmitted = prepared('runs_not_admitted', (db) => {
  const turn = sql<number>`row_number() over (
    partition by ${runs.agentId}, ${runs.modelId} order by ${byUrgency})`.as('turn');
  const waiting = db
    .select({ ...waitingRun, turn })
    .from(runs)
    .innerJoin(agents, eq(agents.id, runs.agentId))
    .innerJoin(models, eq(models.id, runs.modelId))
    .where(
      and(
        eq(runs.organizationId, sql.placeholder('organizationId')),
        isWaiting,
        isNull(agents.pausedAt),
        isNull(agents.archivedAt),
      ),
    )
    .as('waiting');
  return db
    .select()
    .from(waiting)
    .where(lte(waiting.turn, waiting.agentLimit))
    .orderBy(sql`${waiting.priority} desc nulls last`, waiting.id)
    .limit(sql.placeholder('limit'));
});

/**
 * Who waits and might begin, most urgent first, with the limits that apply to them. Of each agent and model no more
 * than may be at work at once, so that the long queue of one keeps nobody else out of sight.
 */
export function listNotAdmitted(db: Db, organizationId: string, limit: number): Promise<Waiting[]> {
  return notAdmitted(db).execute({ organizationId, limit });
}

/** One that waits, wherever in the queue it is. */
export async function findNotAdmitted(db: Db, runId: string): Promise<Waiting | undefined> {
  const [row] = await db
    .select(waitingRun)
    .from(runs)
    .innerJoin(agents, eq(agents.id, runs.agentId))
    .innerJoin(models, eq(models.id, runs.modelId))
    .where(and(eq(runs.id, runId), isWaiting));
  return row;
}

const admittedRuns = prepared('admitted_runs', (db) =>
  db
    .update(runs)
    .set({ admittedAt: sql`${sql.placeholder('now')}` })
    .where(sql`${runs.id} = any(${sql.placeholder('ids')}::text[])`),
);

export async function admit(db: Db, ids: readonly string[], now: Date): Promise<void> {
  await admittedRuns(db).execute({ ids: [...ids], now });
}
