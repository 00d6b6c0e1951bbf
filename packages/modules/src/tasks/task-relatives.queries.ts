import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { TaskCard } from '@helix/contracts/tasks';
import { schema, type Db } from '@helix/db';
import { selectCards, toCard } from './task-card.queries.ts';

const { tasks, taskDependencies } = schema;

/** The parents of these tasks, the parents they had, and the tasks they block; each with what its card showed. */
export async function lockRelatives(
  db: Db,
  organizationId: string,
  of: { taskIds: readonly string[]; formerParentIds: readonly string[] },
): Promise<TaskCard[]> {
  // Named by a statement of their own: as a condition of the one that locks, it would read all tasks there are.
  const related = await union(
    db
      .select({ id: tasks.parentId })
      .from(tasks)
      .where(and(eq(tasks.organizationId, organizationId), inArray(tasks.id, [...of.taskIds]))),
    db
      .select({ id: sql<string | null>`${taskDependencies.taskId}` })
      .from(taskDependencies)
      .where(
        and(
          eq(taskDependencies.organizationId, organizationId),
          inArray(taskDependencies.blockedById, [...of.taskIds]),
        ),
      ),
  );
  const found = related.flatMap(({ id }) => (id === null ? [] : [id]));
  const ids = [...new Set([...found, ...of.formerParentIds])];
  if (ids.length === 0) return [];
  const these = and(eq(tasks.organizationId, organizationId), inArray(tasks.id, ids));
  await db.select({ id: tasks.id }).from(tasks).where(these).orderBy(asc(tasks.id)).for('update');
  return findCards(db, organizationId, ids);
}

export async function findCards(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<TaskCard[]> {
  if (ids.length === 0) return [];
  const rows = await selectCards(db)
    .where(and(eq(tasks.organizationId, organizationId), inArray(tasks.id, [...ids])))
    .orderBy(asc(tasks.id));
  return rows.map(toCard);
}

/** Those who link tasks to parents take turns in an organization, so that two cannot close a circle together. */
export async function lockParents(db: Db, organizationId: string): Promise<void> {
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtext('tasks.parents'), hashtext(${organizationId}))`,
  );
}
