import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { attachments, tasks, columns, comments, checklistItems, taskDependencies } = schema;

const isOver = (category: SQL) => sql`${category} in ('done', 'cancelled')`;
const count = (of: SQL) => sql<number>`(select count(*)::int from ${of})`;

/** What was put away unfinished is no longer part of the whole. */
const subtasks = sql`${tasks} child join ${columns} place on place.id = child.column_id
  where child.parent_id = ${tasks.id} and child.deleted_at is null
    and (child.archived_at is null or ${isOver(sql`place.category`)})`;
const openBlockers = sql`${taskDependencies} link
  join ${tasks} blocker on blocker.id = link.blocked_by_id
  join ${columns} place on place.id = blocker.column_id
  where link.task_id = ${tasks.id} and blocker.deleted_at is null and blocker.archived_at is null
    and not ${isOver(sql`place.category`)}`;
/** What was deleted with its comment comes back with it. */
const attached = sql`${attachments} file where file.task_id = ${tasks.id} and file.deleted_at is null
    and not exists (select 1 from ${comments} said
      where said.id = file.comment_id and said.deleted_at is not null)`;
const checklist = sql`${checklistItems} item where item.task_id = ${tasks.id}`;

/**
 * Counts anew what these tasks show of their surroundings. Called in the transaction that changed the truth;
 * it does not count as a change of the task itself, so its version stays.
 */
export async function refreshCounters(
  db: Db,
  organizationId: string,
  taskIds: readonly string[],
): Promise<void> {
  if (taskIds.length === 0) return;
  const these = and(eq(tasks.organizationId, organizationId), inArray(tasks.id, [...taskIds]));
  // Locked by a statement of its own: the one that counts then sees what those before us have committed.
  await db.select({ id: tasks.id }).from(tasks).where(these).orderBy(asc(tasks.id)).for('update');
  await db
    .update(tasks)
    .set({
      commentCount: count(
        sql`${comments} said where said.task_id = ${tasks.id} and said.deleted_at is null`,
      ),
      attachmentCount: count(attached),
      checklistTotal: count(checklist),
      checklistDone: count(sql`${checklist} and item.done_at is not null`),
      subtasksTotal: count(subtasks),
      subtasksDone: count(sql`${subtasks} and ${isOver(sql`place.category`)}`),
      openBlockers: count(openBlockers),
    })
    .where(these);
}
