import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { ChecklistItem } from '@helix/contracts/checklists';
import type { TaskCard } from '@helix/contracts/tasks';
import { schema, type Db } from '@helix/db';

const { checklistItems, tasks } = schema;
type Row = typeof checklistItems.$inferSelect;

function toItem({ organizationId: _tenant, createdAt, updatedAt, ...item }: Row): ChecklistItem {
  return {
    ...item,
    done: item.doneAt !== null,
    doneAt: item.doneAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export async function listItems(
  db: Db,
  organizationId: string,
  taskId: string,
): Promise<ChecklistItem[]> {
  const rows = await db
    .select()
    .from(checklistItems)
    .where(
      and(eq(checklistItems.organizationId, organizationId), eq(checklistItems.taskId, taskId)),
    )
    .orderBy(asc(checklistItems.position), asc(checklistItems.id));
  return rows.map(toItem);
}

export async function findItem(
  db: Db,
  organizationId: string,
  id: string,
): Promise<ChecklistItem | undefined> {
  const [row] = await db.select().from(checklistItems).where(itemOf(organizationId, id));
  return row && toItem(row);
}

/** The same with the board of its task, which decides who may see it. */
export async function findItemWithBoard(
  db: Db,
  organizationId: string,
  id: string,
): Promise<(ChecklistItem & { boardId: string }) | undefined> {
  const [row] = await db
    .select({ item: checklistItems, boardId: tasks.boardId })
    .from(checklistItems)
    .innerJoin(tasks, eq(tasks.id, checklistItems.taskId))
    .where(itemOf(organizationId, id));
  return row && { ...toItem(row.item), boardId: row.boardId };
}

/** What a member has not ticked yet, with the tasks of it held in a fixed order. */
export async function lockOpenItemsOf(
  db: Db,
  organizationId: string,
  assigneeId: string,
): Promise<{ itemId: string; task: Pick<TaskCard, 'id' | 'boardId' | 'checklist'> }[]> {
  const rows = await db
    .select({ itemId: checklistItems.id, task: tasks })
    .from(checklistItems)
    .innerJoin(tasks, eq(tasks.id, checklistItems.taskId))
    .where(
      and(
        eq(checklistItems.organizationId, organizationId),
        eq(checklistItems.assigneeId, assigneeId),
        isNull(checklistItems.doneAt),
      ),
    )
    .orderBy(asc(tasks.id), asc(checklistItems.id))
    .for('update');
  return rows.map(({ itemId, task }) => {
    const checklist = { done: task.checklistDone, total: task.checklistTotal };
    return { itemId, task: { id: task.id, boardId: task.boardId, checklist } };
  });
}

export async function insertItem(
  db: Db,
  row: typeof checklistItems.$inferInsert,
): Promise<ChecklistItem> {
  const [stored] = await db.insert(checklistItems).values(row).returning();
  if (!stored) throw new Error(`checklist item ${row.id} was not stored`);
  return toItem(stored);
}

export type ItemChange = Partial<
  Pick<Row, 'text' | 'doneAt' | 'assigneeId' | 'dueDate' | 'position'>
>;

/** Writes a change and counts the version up. */
export async function changeItem(
  db: Db,
  target: { organizationId: string; id: string; now: Date },
  change: ItemChange,
): Promise<ChecklistItem> {
  const [row] = await db
    .update(checklistItems)
    .set({ ...change, updatedAt: target.now, version: sql`${checklistItems.version} + 1` })
    .where(itemOf(target.organizationId, target.id))
    .returning();
  if (!row) throw new Error(`checklist item ${target.id} vanished while its task was locked`);
  return toItem(row);
}

export async function deleteItem(db: Db, organizationId: string, id: string): Promise<void> {
  await db.delete(checklistItems).where(itemOf(organizationId, id));
}

const itemOf = (organizationId: string, id: string) =>
  and(eq(checklistItems.organizationId, organizationId), eq(checklistItems.id, id));
