import { and, asc, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { tasks, columns, agents, runs } = schema;
const live = ['queued', 'starting', 'running', 'waiting'] as const;

/** What agents that begin by themselves have to do and have not begun, in the order of the board. */
export async function listUndispatched(
  db: Db,
  organizationId: string,
  wanted: { boardId: string } | { agentId: string } | { model: 'default' },
): Promise<string[]> {
  const liveRun = db
    .select({ one: sql`1` })
    .from(runs)
    .where(and(eq(runs.taskId, tasks.id), inArray(runs.status, [...live])));
  const rows = await db
    .select({ id: tasks.id })
    .from(tasks)
    .innerJoin(columns, eq(columns.id, tasks.columnId))
    .innerJoin(agents, eq(agents.id, tasks.agentId))
    .where(
      and(
        eq(tasks.organizationId, organizationId),
        'boardId' in wanted ? eq(tasks.boardId, wanted.boardId) : undefined,
        'agentId' in wanted ? eq(tasks.agentId, wanted.agentId) : undefined,
        'model' in wanted ? isNull(agents.modelId) : undefined,
        eq(columns.category, 'todo'),
        eq(agents.executionMode, 'auto'),
        isNull(agents.archivedAt),
        eq(tasks.openBlockers, 0),
        isNull(tasks.archivedAt),
        isNull(tasks.deletedAt),
        notExists(liveRun),
      ),
    )
    .orderBy(asc(tasks.position))
    .limit(50);
  return rows.map(({ id }) => id);
}
