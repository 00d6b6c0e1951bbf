import { and, desc, eq } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { taskReviews } = schema;

export async function insertReview(db: Db, row: typeof taskReviews.$inferInsert): Promise<void> {
  await db.insert(taskReviews).values(row);
}

/** Why the last result was not accepted; nothing when it was, or none has been judged. */
export async function findFeedback(
  db: Db,
  organizationId: string,
  taskId: string,
): Promise<string | undefined> {
  const [latest] = await db
    .select({ feedback: taskReviews.feedback })
    .from(taskReviews)
    .where(and(eq(taskReviews.organizationId, organizationId), eq(taskReviews.taskId, taskId)))
    .orderBy(desc(taskReviews.id))
    .limit(1);
  return latest?.feedback ?? undefined;
}
