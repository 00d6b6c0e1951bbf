import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { CurrentRun } from '@helix/contracts/agents';
import { schema, type Db } from '@helix/db';

const { boards, runs, runSteps, tasks } = schema;
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
  const rows = await db
    .selectDistinctOn([runs.agentId], {
      agentId: runs.agentId,
      id: runs.id,
      status: runs.status,
      taskId: runs.taskId,
      boardId: tasks.boardId,
      taskKey: sql<string | null>`${boards.key} || '-' || ${tasks.number}`,
      startedAt: runs.startedAt,
      lastStepAt: sql`(
        select max(coalesce(step.ended_at, step.started_at)) from ${runSteps} step
        where step.run_id = ${runs.id}
      )`.mapWith(runs.startedAt),
    })
    .from(runs)
    .leftJoin(tasks, eq(tasks.id, runs.taskId))
    .leftJoin(boards, eq(boards.id, tasks.boardId))
    .where(
      and(
        eq(runs.organizationId, organizationId),
        inArray(runs.agentId, [...agentIds]),
        inArray(runs.status, ['starting', 'running', 'waiting']),
      ),
    )
    .orderBy(runs.agentId, sql`${runs.status} = 'waiting'`, desc(runs.id));
  return new Map(
    rows.map(({ agentId, boardId, startedAt, lastStepAt, ...run }) => {
      const times = {
        startedAt: startedAt?.toISOString() ?? null,
        lastStepAt: lastStepAt?.toISOString() ?? null,
      };
      return [agentId, { boardId, run: { ...run, ...times } }];
    }),
  );
}
