import { and, count, eq, gt, inArray, isNotNull, max, ne, or, sql } from 'drizzle-orm';
import type { Run, RunStatus } from '@helix/contracts/runs';
import { schema, type Db } from '@helix/db';

const { agents, mentionWakes, runs } = schema;
export type NewWake = typeof mentionWakes.$inferInsert;

/** Whether it was decided already what a comment does to an agent. */
export async function hasWake(
  db: Db,
  { commentId, agentId }: Pick<NewWake, 'commentId' | 'agentId'>,
): Promise<boolean> {
  const rows = await db
    .select({ id: mentionWakes.id })
    .from(mentionWakes)
    .where(and(eq(mentionWakes.commentId, commentId), eq(mentionWakes.agentId, agentId)));
  return rows.length > 0;
}

export async function insertWake(db: Db, row: NewWake): Promise<void> {
  await db.insert(mentionWakes).values(row);
}

/** How often two agents have woken each other since then, whoever woke whom. */
export async function countPairWakes(
  db: Db,
  pair: { agentId: string; byAgentId: string; since: Date },
): Promise<number> {
  const { agentId, byAgentId } = pair;
  const between = (awake: string, by: string) =>
    and(eq(mentionWakes.agentId, awake), eq(mentionWakes.byAgentId, by));
  const [row] = await db
    .select({ count: count() })
    .from(mentionWakes)
    .where(
      and(
        or(between(agentId, byAgentId), between(byAgentId, agentId)),
        ne(mentionWakes.effect, 'refused'),
        gt(mentionWakes.createdAt, pair.since),
      ),
    );
  return row?.count ?? 0;
}

/** How many mentions by agents led to what a run says: those it was started by, and those it has heard since. */
export async function findChainDepth(db: Db, runId: string): Promise<number> {
  const [wake] = await db
    .select({ depth: max(mentionWakes.depth) })
    .from(mentionWakes)
    .where(eq(mentionWakes.runId, runId));
  return wake?.depth ?? 0;
}

export type LiveRun = {
  readonly id: string;
  readonly status: RunStatus;
  readonly reason: Run['reason'];
};
const liveStatuses: RunStatus[] = ['queued', 'starting', 'running', 'waiting'];

/** What each agent is doing on a task: one run at most. */
export async function findLiveRuns(
  db: Db,
  on: { organizationId: string; taskId: string; agentIds: readonly string[] },
): Promise<ReadonlyMap<string, LiveRun>> {
  if (on.agentIds.length === 0) return new Map();
  const rows = await db
    .select({ id: runs.id, status: runs.status, reason: runs.reason, agentId: runs.agentId })
    .from(runs)
    .where(
      and(
        eq(runs.organizationId, on.organizationId),
        eq(runs.taskId, on.taskId),
        inArray(runs.agentId, [...on.agentIds]),
        inArray(runs.status, liveStatuses),
      ),
    );
  return new Map(rows.map(({ agentId, ...run }) => [agentId, run]));
}

export type Room = { readonly atWork: number; readonly limit: number };

/** How many runs each agent has at work, and may have. One that waits for a person takes no room. */
export async function countRoom(
  db: Db,
  agentIds: readonly string[],
): Promise<ReadonlyMap<string, Room>> {
  if (agentIds.length === 0) return new Map();
  const rows = await db
    .select({
      agentId: agents.id,
      limit: agents.maxConcurrentRuns,
      atWork: sql<number>`count(${runs.id})::int`,
    })
    .from(agents)
    .leftJoin(
      runs,
      and(
        eq(runs.agentId, agents.id),
        isNotNull(runs.admittedAt),
        inArray(runs.status, ['queued', 'starting', 'running']),
      ),
    )
    .where(inArray(agents.id, [...agentIds]))
    .groupBy(agents.id);
  return new Map(rows.map(({ agentId, ...room }) => [agentId, room]));
}

/** How many runs of each agent would begin before another one. */
export async function countAhead(
  db: Db,
  agentIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (agentIds.length === 0) return new Map();
  const rows = await db
    .select({ agentId: runs.agentId, ahead: sql<number>`count(*)::int` })
    .from(runs)
    .where(and(inArray(runs.agentId, [...agentIds]), eq(runs.status, 'queued')))
    .groupBy(runs.agentId);
  return new Map(rows.map(({ agentId, ahead }) => [agentId, ahead]));
}
