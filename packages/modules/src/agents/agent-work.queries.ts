import { and, desc, eq, gte, inArray, sql, type SQL } from 'drizzle-orm';
import type { AgentPerformance, CurrentRun } from '@helix/contracts/agents';
import { ownFailures, type StepDetail } from '@helix/contracts/runs';
import { schema, type Db } from '@helix/db';

const { boards, runs, runSteps, tasks } = schema;
const microUsdPerUsd = 1_000_000;
const live = ['queued', 'starting', 'running', 'waiting'] as const;

export type WorkCount = {
  readonly agentId: string;
  readonly working: number;
  readonly waiting: number;
  readonly queued: number;
};

/** How many runs of each of these agents are not over. */
export async function countWork(
  db: Db,
  organizationId: string,
  agentIds: readonly string[],
): Promise<ReadonlyMap<string, WorkCount>> {
  const counted = (statuses: string) =>
    sql<number>`count(*) filter (where ${runs.status} = any(${statuses}::text[]))::int`;
  const rows = await db
    .select({
      agentId: runs.agentId,
      working: counted('{starting,running}'),
      waiting: counted('{waiting}'),
      queued: counted('{queued}'),
    })
    .from(runs)
    .where(
      and(
        eq(runs.organizationId, organizationId),
        inArray(runs.agentId, [...agentIds]),
        inArray(runs.status, [...live]),
      ),
    )
    .groupBy(runs.agentId);
  return new Map(rows.map((row) => [row.agentId, row]));
}

/** What each of these agents is at, or waits with: the latest one a gateway carries out, else the latest that waits. */
export async function listCurrentRuns(
  db: Db,
  organizationId: string,
  agentIds: readonly string[],
): Promise<ReadonlyMap<string, { run: CurrentRun; boardId: string | null }>> {
  const lastStep = db
    .select({ kind: runSteps.kind, state: runSteps.state, detail: runSteps.detail })
    .from(runSteps)
    .where(and(eq(runSteps.runId, runs.id), eq(runSteps.attempt, runs.attempt)))
    .orderBy(desc(runSteps.seq))
    .limit(1)
    .as('last_step');
  const rows = await db
    .selectDistinctOn([runs.agentId], {
      agentId: runs.agentId,
      id: runs.id,
      status: runs.status,
      taskId: runs.taskId,
      boardId: tasks.boardId,
      taskKey: sql<string | null>`${boards.key} || '-' || ${tasks.number}`,
      taskTitle: tasks.title,
      costMicroUsd: runs.costMicroUsd,
      kind: lastStep.kind,
      state: lastStep.state,
      detail: lastStep.detail,
      startedAt: runs.startedAt,
      lastStepAt: sql`(
        select max(coalesce(step.ended_at, step.started_at)) from ${runSteps} step
        where step.run_id = ${runs.id}
      )`.mapWith(runs.startedAt),
    })
    .from(runs)
    .leftJoin(tasks, eq(tasks.id, runs.taskId))
    .leftJoin(boards, eq(boards.id, tasks.boardId))
    .leftJoinLateral(lastStep, sql`true`)
    .where(
      and(
        eq(runs.organizationId, organizationId),
        inArray(runs.agentId, [...agentIds]),
        inArray(runs.status, ['starting', 'running', 'waiting']),
      ),
    )
    .orderBy(runs.agentId, sql`${runs.status} = 'waiting'`, desc(runs.id));
  return new Map(
    rows.map(({ agentId, boardId, kind, state, detail, costMicroUsd, ...row }) => {
      const run: CurrentRun = {
        ...row,
        startedAt: row.startedAt?.toISOString() ?? null,
        lastStepAt: row.lastStepAt?.toISOString() ?? null,
        step: kind && state && { kind, state, name: nameOf(detail) },
        costUsd: costMicroUsd === null ? null : costMicroUsd / microUsdPerUsd,
      };
      return [agentId, { boardId, run }];
    }),
  );
}

function nameOf(detail: StepDetail | null): string | null {
  if (detail?.kind === 'tool-call') return detail.name;
  return detail?.kind === 'model-call' ? detail.model : null;
}

/** How the runs of agents have ended that were asked for since. */
export async function listPerformance(
  db: Db,
  organizationId: string,
  since: Date,
): Promise<AgentPerformance[]> {
  const number = (condition: SQL) => sql<number>`count(*) filter (where ${condition})::int`;
  const isSuccess = sql`${runs.status} = 'succeeded'`;
  const isOwn = inArray(runs.reason, [...ownFailures]);
  return db
    .select({
      agentId: runs.agentId,
      succeeded: number(isSuccess),
      unsuccessful: number(sql`not ${isSuccess} and ${isOwn}`),
      hindered: number(sql`not ${isSuccess} and ${isOwn} is not true`),
      medianMs: sql<number | null>`round(1000 * percentile_cont(0.5) within group (
        order by extract(epoch from ${runs.endedAt} - ${runs.startedAt})
      ) filter (where ${isSuccess}))::int`,
    })
    .from(runs)
    .where(
      and(
        eq(runs.organizationId, organizationId),
        gte(runs.createdAt, since),
        inArray(runs.status, ['succeeded', 'failed', 'timed_out']),
      ),
    )
    .groupBy(runs.agentId)
    .orderBy(runs.agentId);
}
