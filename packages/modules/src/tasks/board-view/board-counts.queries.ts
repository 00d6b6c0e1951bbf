import { and, eq, isNull, notInArray, sql } from 'drizzle-orm';
import type { BoardCounts } from '@helix/contracts/tasks';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../../structure/index.ts';

const { tasks, columns, runs } = schema;
const countWhere = (condition: ReturnType<typeof sql>) =>
  sql<number>`(count(*) filter (where ${condition}))::int`;

/** What is open, board by board. */
export async function countOpenTasks(
  db: Db,
  organizationId: string,
  visible: VisibleBoards,
): Promise<BoardCounts[]> {
  return db
    .select({
      boardId: tasks.boardId,
      open: sql<number>`count(*)::int`,
      review: countWhere(sql`${columns.category} = 'review'`),
      running: countWhere(sql`${runs.status} in ('starting', 'running')`),
      blocked: countWhere(sql`${tasks.openBlockers} > 0`),
    })
    .from(tasks)
    .innerJoin(columns, eq(columns.id, tasks.columnId))
    .leftJoin(runs, eq(runs.id, tasks.latestRunId))
    .where(
      and(
        eq(tasks.organizationId, organizationId),
        isNull(tasks.archivedAt),
        isNull(tasks.deletedAt),
        notInArray(columns.category, ['done', 'cancelled']),
        onVisibleBoard(visible, tasks.boardId),
      ),
    )
    .groupBy(tasks.boardId);
}
