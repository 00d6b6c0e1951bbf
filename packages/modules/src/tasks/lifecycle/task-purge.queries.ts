import { and, asc, eq, inArray, isNull, lt, notInArray, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { tasks, runs, boards, columns } = schema;

type Tenanted = { readonly id: string; readonly organizationId: string };

export async function listChildIds(
  db: Db,
  organizationId: string,
  parentIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        eq(tasks.organizationId, organizationId),
        inArray(tasks.parentId, [...parentIds]),
        notInArray(tasks.id, [...parentIds]),
      ),
    );
  return rows.map(({ id }) => id);
}

export async function detachRuns(
  db: Db,
  organizationId: string,
  taskIds: readonly string[],
): Promise<void> {
  await db
    .update(runs)
    .set({ taskId: null })
    .where(and(eq(runs.organizationId, organizationId), inArray(runs.taskId, [...taskIds])));
}

/** With the task goes all that was about it only. */
export async function deleteTaskRows(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<void> {
  await db
    .delete(tasks)
    .where(and(eq(tasks.organizationId, organizationId), inArray(tasks.id, [...ids])));
}

/** What was deleted before a moment, oldest first. */
export function listDeletedBefore(db: Db, moment: Date, limit: number): Promise<Tenanted[]> {
  return db
    .select({ id: tasks.id, organizationId: tasks.organizationId })
    .from(tasks)
    .where(lt(tasks.deletedAt, moment))
    .orderBy(asc(tasks.deletedAt))
    .limit(limit);
}

/** What has been done for longer than its board shows it. */
export function listDoneLongAgo(db: Db, now: Date, limit: number): Promise<Tenanted[]> {
  return db
    .select({ id: tasks.id, organizationId: tasks.organizationId })
    .from(boards)
    .innerJoin(columns, and(eq(columns.boardId, boards.id), eq(columns.category, 'done')))
    .innerJoin(tasks, eq(tasks.columnId, columns.id))
    .where(
      and(
        isNull(tasks.archivedAt),
        isNull(tasks.deletedAt),
        lt(
          tasks.enteredColumnAt,
          sql`${now}::timestamptz - make_interval(days => ${boards.archiveDoneAfterDays})`,
        ),
      ),
    )
    .limit(limit);
}
