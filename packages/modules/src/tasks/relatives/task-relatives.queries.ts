import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { TaskCard } from '@helix/contracts/tasks';
import { schema, type Db } from '@helix/db';
import { selectCards, toCard } from '../task-card.queries.ts';

const { tasks, taskDependencies } = schema;

/**
 * The tasks that wait for these, their parents, and the parents they had; each with what its card showed. Those who
 * wait are locked before parents, as a task is held while its own parent is: two who close sub-tasks of one parent,
 * of which one waits for the other, then do not hold each other up.
 */
export async function lockRelatives(
  db: Db,
  organizationId: string,
  of: { taskIds: readonly string[]; formerParentIds: readonly string[] },
): Promise<TaskCard[]> {
  // Named by statements of their own: as a condition of the one that locks, they would read all tasks there are.
  const dependants = await db
    .select({ id: taskDependencies.taskId })
    .from(taskDependencies)
    .where(
      and(
        eq(taskDependencies.organizationId, organizationId),
        inArray(taskDependencies.blockedById, [...of.taskIds]),
      ),
    );
  const parents = await db
    .select({ id: tasks.parentId })
    .from(tasks)
    .where(and(eq(tasks.organizationId, organizationId), inArray(tasks.id, [...of.taskIds])));
  const waiting = dependants.map(({ id }) => id);
  const above = parents.flatMap(({ id }) => (id === null ? [] : [id]));
  const ids = [
    ...(await lockThese(db, organizationId, waiting)),
    ...(await lockThese(db, organizationId, [...above, ...of.formerParentIds])),
  ];
  return findCards(db, organizationId, [...new Set(ids)]);
}

async function lockThese(db: Db, organizationId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.organizationId, organizationId), inArray(tasks.id, [...new Set(ids)])))
    .orderBy(asc(tasks.id))
    .for('update');
  return rows.map(({ id }) => id);
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
