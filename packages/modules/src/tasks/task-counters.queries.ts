import { and, eq, inArray, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { tasks, comments } = schema;

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
  await db
    .update(tasks)
    .set({
      commentCount: sql`(select count(*)::int from ${comments} where ${comments.taskId} = ${tasks.id})`,
    })
    .where(and(eq(tasks.organizationId, organizationId), inArray(tasks.id, [...taskIds])));
}
