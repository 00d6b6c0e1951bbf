import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Label, LabelColor } from '@helix/contracts/structure';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from './board-access.queries.ts';

const { labels, tasks } = schema;
const labelColumns = {
  id: labels.id,
  boardId: labels.boardId,
  name: labels.name,
  color: sql<LabelColor>`${labels.color}`,
  description: labels.description,
  version: labels.version,
  createdAt: labels.createdAt,
};
type Row = Omit<Label, 'createdAt'> & { createdAt: Date };
const toLabel = ({ createdAt, ...row }: Row): Label => ({
  ...row,
  createdAt: createdAt.toISOString(),
});
const isOf = (organizationId: string, id: string) =>
  and(eq(labels.organizationId, organizationId), eq(labels.id, id));

/** False when there is a label of that name already, in any case, where this one belongs. */
export async function insertLabels(
  db: Db,
  rows: readonly (typeof labels.$inferInsert)[],
): Promise<boolean> {
  const inserted = await db
    .insert(labels)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ id: labels.id });
  return inserted.length === rows.length;
}

export async function lockLabel(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Label | undefined> {
  const [row] = await db
    .select(labelColumns)
    .from(labels)
    .where(isOf(organizationId, id))
    .for('update');
  return row && toLabel(row);
}

/** Those of all boards, and those of one board or of every board that is visible. */
export async function listLabels(
  db: Db,
  wanted: { organizationId: string; visible: VisibleBoards; boardId: string | undefined },
): Promise<Label[]> {
  const { organizationId, visible, boardId } = wanted;
  const ofBoards =
    boardId === undefined ? onVisibleBoard(visible, labels.boardId) : eq(labels.boardId, boardId);
  const rows = await db
    .select(labelColumns)
    .from(labels)
    .where(
      and(
        eq(labels.organizationId, organizationId),
        ofBoards && or(isNull(labels.boardId), ofBoards),
      ),
    )
    .orderBy(asc(sql`lower(${labels.name})`), asc(labels.id));
  return rows.map(toLabel);
}

/** Which of these a task of this board may carry. */
export async function listLabelIdsFor(
  db: Db,
  organizationId: string,
  wanted: { boardId: string; ids: readonly string[] },
): Promise<string[]> {
  if (wanted.ids.length === 0) return [];
  const rows = await db
    .select({ id: labels.id })
    .from(labels)
    .where(
      and(
        eq(labels.organizationId, organizationId),
        inArray(labels.id, [...wanted.ids]),
        or(isNull(labels.boardId), eq(labels.boardId, wanted.boardId)),
      ),
    );
  return rows.map(({ id }) => id);
}

export async function hasLabelNamed(
  db: Db,
  organizationId: string,
  label: Label,
): Promise<boolean> {
  const rows = await db
    .select({ id: labels.id })
    .from(labels)
    .where(
      and(
        eq(labels.organizationId, organizationId),
        sql`lower(${labels.name}) = lower(${label.name})`,
        sql`${labels.boardId} is not distinct from ${label.boardId}`,
        sql`${labels.id} <> ${label.id}`,
      ),
    );
  return rows.length > 0;
}

export async function changeLabel(
  db: Db,
  target: { organizationId: string; id: string },
  change: Partial<Pick<Label, 'name' | 'color' | 'description'>>,
): Promise<Label> {
  const [row] = await db
    .update(labels)
    .set({ ...change, version: sql`${labels.version} + 1` })
    .where(isOf(target.organizationId, target.id))
    .returning(labelColumns);
  if (!row) throw new Error(`label ${target.id} vanished while it was locked`);
  return toLabel(row);
}

/** Takes the label off every task first, and says from how many. */
export async function deleteLabel(db: Db, organizationId: string, id: string): Promise<number> {
  const freed = await db
    .update(tasks)
    .set({
      labelIds: sql`array_remove(${tasks.labelIds}, ${id})`,
      version: sql`${tasks.version} + 1`,
    })
    .where(
      and(eq(tasks.organizationId, organizationId), sql`${tasks.labelIds} @> array[${id}]::text[]`),
    )
    .returning({ id: tasks.id });
  await db.delete(labels).where(isOf(organizationId, id));
  return freed.length;
}
