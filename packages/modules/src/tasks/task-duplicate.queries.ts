import { and, asc, eq } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { checklistItems } = schema;

/** What is to be done, whoever was to do it and whether or not it has been. */
export function listChecklistTexts(
  db: Db,
  organizationId: string,
  taskId: string,
): Promise<{ text: string; position: string }[]> {
  return db
    .select({ text: checklistItems.text, position: checklistItems.position })
    .from(checklistItems)
    .where(
      and(eq(checklistItems.organizationId, organizationId), eq(checklistItems.taskId, taskId)),
    )
    .orderBy(asc(checklistItems.position));
}

export async function insertChecklist(
  db: Db,
  rows: (typeof checklistItems.$inferInsert)[],
): Promise<void> {
  await db.insert(checklistItems).values(rows);
}
