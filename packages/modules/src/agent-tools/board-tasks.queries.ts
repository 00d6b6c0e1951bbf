import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Category } from '@helix/contracts/structure';
import type { TaskCard } from '@helix/contracts/tasks';
import { schema, type Db } from '@helix/db';
import { selectCards, toCard } from '../tasks/index.ts';

const { tasks, columns, runSteps } = schema;

export async function listTasksOfBoard(
  db: Db,
  wanted: {
    organizationId: string;
    boardId: string;
    category: Category | undefined;
    agentId: string | undefined;
    words: string | undefined;
    limit: number;
  },
): Promise<TaskCard[]> {
  const { category, agentId, words } = wanted;
  const rows = await selectCards(db)
    .where(
      and(
        eq(tasks.organizationId, wanted.organizationId),
        eq(tasks.boardId, wanted.boardId),
        isNull(tasks.archivedAt),
        isNull(tasks.deletedAt),
        category && eq(columns.category, category),
        agentId === undefined ? undefined : eq(tasks.agentId, agentId),
        words === undefined
          ? undefined
          : sql`strpos(public.helix_fold(${tasks.title}), public.helix_fold(${words})) > 0`,
      ),
    )
    .orderBy(desc(tasks.id))
    .limit(wanted.limit);
  return rows.map(toCard);
}

/** How often a run has used a tool with success. */
export async function countUses(db: Db, runId: string, toolName: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(runSteps)
    .where(
      and(
        eq(runSteps.runId, runId),
        eq(runSteps.kind, 'tool-call'),
        sql`${runSteps.detail} ->> 'name' = ${toolName}`,
        sql`${runSteps.detail} ->> 'isError' = 'false'`,
      ),
    );
  return row?.count ?? 0;
}
