import { and, asc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { TaskCard } from '@helix/contracts/tasks';
import { schema, type Db } from '@helix/db';
import { selectCards, toCard } from '../task-card.queries.ts';

const { tasks, columns } = schema;

/** The open tasks of an assignee, locked in a fixed order. */
export async function lockOpenTasksOf(
  db: Db,
  organizationId: string,
  assigneeId: string,
): Promise<{ id: string; boardId: string }[]> {
  return db
    .select({ id: tasks.id, boardId: tasks.boardId })
    .from(tasks)
    .innerJoin(columns, eq(columns.id, tasks.columnId))
    .where(
      and(
        eq(tasks.organizationId, organizationId),
        eq(tasks.assigneeId, assigneeId),
        notInArray(columns.category, ['done', 'cancelled']),
      ),
    )
    .orderBy(asc(tasks.id))
    .for('update', { of: tasks });
}

/** One statement, however many tasks; answers with the cards as they are now. */
export async function reassignTasks(
  db: Db,
  target: { organizationId: string; ids: readonly string[]; now: Date },
  assigneeId: string | null,
): Promise<TaskCard[]> {
  const { organizationId, ids, now } = target;
  if (ids.length === 0) return [];
  const chosen = and(
    eq(tasks.organizationId, organizationId),
    inArray(tasks.id, sql`(select unnest(${sql.param([...ids])}::text[]))`),
  );
  await db
    .update(tasks)
    .set({ assigneeId, updatedAt: now, version: sql`${tasks.version} + 1` })
    .where(chosen);
  const rows = await selectCards(db).where(chosen).orderBy(asc(tasks.id));
  return rows.map(toCard);
}
