import { and, eq, sql } from 'drizzle-orm';
import type { Dependency } from '@helix/contracts/dependencies';
import { schema, type Db } from '@helix/db';
import type { Edge } from './dependency-circle.policy.ts';

const { taskDependencies, tasks } = schema;

/** Those who add dependencies take turns in an organization, so that two cannot close a circle together. */
export async function lockDependencies(db: Db, organizationId: string): Promise<void> {
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtext('task_dependencies'), hashtext(${organizationId}))`,
  );
}

/** Everything that a task waits for, however far away, as edges. */
export async function listWaits(db: Db, organizationId: string, taskId: string): Promise<Edge[]> {
  const { rows } = await db.execute<Edge>(sql`
    with recursive reached as (
      select ${taskId}::text as id
      union
      select link.blocked_by_id from ${taskDependencies} link join reached on link.task_id = reached.id
      where link.organization_id = ${organizationId}
    )
    select link.task_id as "taskId", link.blocked_by_id as "blockedById"
    from ${taskDependencies} link join reached on link.task_id = reached.id
    where link.organization_id = ${organizationId}`);
  return rows;
}

const between = (organizationId: string, { taskId, blockedById }: Edge) =>
  and(
    eq(taskDependencies.organizationId, organizationId),
    eq(taskDependencies.taskId, taskId),
    eq(taskDependencies.blockedById, blockedById),
  );

export async function findDependency(
  db: Db,
  organizationId: string,
  edge: Edge,
): Promise<Dependency | undefined> {
  const [row] = await db.select().from(taskDependencies).where(between(organizationId, edge));
  return row && toDependency(row);
}

export async function insertDependency(
  db: Db,
  row: typeof taskDependencies.$inferInsert,
): Promise<Dependency> {
  await db.insert(taskDependencies).values(row);
  return toDependency(row);
}

export async function deleteDependency(
  db: Db,
  organizationId: string,
  edge: Edge,
): Promise<boolean> {
  const rows = await db
    .delete(taskDependencies)
    .where(between(organizationId, edge))
    .returning({ taskId: taskDependencies.taskId });
  return rows.length > 0;
}

/** The other ends of what a task waits for and of what waits for it. Deleted tasks are left out. */
export async function listRelated(
  db: Db,
  organizationId: string,
  taskId: string,
): Promise<{ blockedBy: string[]; blocks: string[] }> {
  const [blockedBy, blocks] = await Promise.all([
    db
      .select({ id: tasks.id })
      .from(taskDependencies)
      .innerJoin(tasks, eq(tasks.id, taskDependencies.blockedById))
      .where(
        and(
          eq(taskDependencies.organizationId, organizationId),
          eq(taskDependencies.taskId, taskId),
          sql`${tasks.deletedAt} is null`,
        ),
      ),
    db
      .select({ id: tasks.id })
      .from(taskDependencies)
      .innerJoin(tasks, eq(tasks.id, taskDependencies.taskId))
      .where(
        and(
          eq(taskDependencies.organizationId, organizationId),
          eq(taskDependencies.blockedById, taskId),
          sql`${tasks.deletedAt} is null`,
        ),
      ),
  ]);
  return { blockedBy: blockedBy.map(({ id }) => id), blocks: blocks.map(({ id }) => id) };
}

/** Deleted ones included: they come back with their dependencies. */
export async function countDependencies(
  db: Db,
  organizationId: string,
  edge: Edge,
): Promise<{ blockers: number; dependants: number }> {
  const [row] = await db
    .select({
      blockers: sql<number>`count(*) filter (where ${taskDependencies.taskId} = ${edge.taskId})::int`,
      dependants: sql<number>`count(*) filter (where ${taskDependencies.blockedById} = ${edge.blockedById})::int`,
    })
    .from(taskDependencies)
    .where(
      and(
        eq(taskDependencies.organizationId, organizationId),
        sql`(${taskDependencies.taskId} = ${edge.taskId} or ${taskDependencies.blockedById} = ${edge.blockedById})`,
      ),
    );
  return row ?? { blockers: 0, dependants: 0 };
}

function toDependency({
  organizationId: _tenant,
  createdAt,
  ...dependency
}: typeof taskDependencies.$inferSelect): Dependency {
  return { ...dependency, createdAt: createdAt.toISOString() };
}
