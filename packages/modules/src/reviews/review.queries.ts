import { and, desc, eq, sql } from 'drizzle-orm';
import { prepared, schema, type Db } from '@helix/db';

const { taskReviews } = schema;

export async function insertReview(db: Db, row: typeof taskReviews.$inferInsert): Promise<void> {
  await db.insert(taskReviews).values(row);
}

const latestFeedback = prepared('latest_feedback', (db) =>
  db
    .select({ feedback: taskReviews.feedback })
    .from(taskReviews)
    .where(
      and(
        eq(taskReviews.organizationId, sql.placeholder('organizationId')),
        eq(taskReviews.taskId, sql.placeholder('taskId')),
      ),
    )
    .orderBy(desc(taskReviews.id))
    .limit(1),
);

/** Why the last result was not accepted; nothing when it was, or none has been judged. */
export async function findFeedback(
  db: Db,
  organizationId: string,
  taskId: string,
): Promise<string | undefined> {
  const [latest] = await latestFeedback(db).execute({ organizationId, taskId });
  return latest?.feedback ?? undefined;
}
