import { and, asc, desc, eq, gt, isNull, lt, sql, type SQL } from 'drizzle-orm';
import type { Comment, Task, TaskCard } from '@helix/contracts/tasks';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../structure/index.ts';
import { selectCards, selectTasks, toCard, toTask } from './task-card.queries.ts';

const { tasks, comments } = schema;

export async function findTask(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Task | undefined> {
  const [row] = await selectTasks(db).where(
    and(eq(tasks.organizationId, organizationId), eq(tasks.id, id)),
  );
  return row && toTask(row);
}

/** Locks the row, so that a concurrent change waits and then sees this one. */
export async function lockTask(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Task | undefined> {
  const locked = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.organizationId, organizationId), eq(tasks.id, id)))
    .for('update');
  return locked.length === 0 ? undefined : findTask(db, organizationId, id);
}

export async function listTasks(
  db: Db,
  page: {
    organizationId: string;
    visible: VisibleBoards;
    boardId: string | undefined;
    before: string | undefined;
    limit: number;
  },
): Promise<Task[]> {
  const rows = await selectTasks(db)
    .where(
      and(
        eq(tasks.organizationId, page.organizationId),
        page.boardId === undefined ? undefined : eq(tasks.boardId, page.boardId),
        onVisibleBoard(page.visible, tasks.boardId),
        isNull(tasks.archivedAt),
        isNull(tasks.deletedAt),
        page.before === undefined ? undefined : lt(tasks.id, page.before),
      ),
    )
    .orderBy(desc(tasks.id))
    .limit(page.limit);
  return rows.map(toTask);
}

export async function listBoardTasks(
  db: Db,
  organizationId: string,
  boardId: string,
): Promise<TaskCard[]> {
  const rows = await selectCards(db)
    .where(
      and(
        eq(tasks.organizationId, organizationId),
        eq(tasks.boardId, boardId),
        isNull(tasks.archivedAt),
        isNull(tasks.deletedAt),
      ),
    )
    .orderBy(asc(tasks.position));
  return rows.map(toCard);
}

export async function insertTask(db: Db, row: typeof tasks.$inferInsert): Promise<void> {
  await db.insert(tasks).values(row);
}

/** What a command may write; what is counted is written by `refreshCounters`. */
export type TaskChange = Partial<
  Omit<
    typeof tasks.$inferInsert,
    | 'id'
    | 'organizationId'
    | 'version'
    | 'createdAt'
    | 'createdBy'
    | 'updatedAt'
    | 'checklistDone'
    | 'checklistTotal'
    | 'subtasksDone'
    | 'subtasksTotal'
    | 'openBlockers'
    | 'commentCount'
    | 'attachmentCount'
  >
>;

/** Writes a change and counts the version up. */
export async function changeTask(
  db: Db,
  target: { organizationId: string; id: string; now: Date },
  change: TaskChange,
): Promise<Task> {
  await db
    .update(tasks)
    .set({ ...change, updatedAt: target.now, version: sql`${tasks.version} + 1` })
    .where(and(eq(tasks.organizationId, target.organizationId), eq(tasks.id, target.id)));
  const task = await findTask(db, target.organizationId, target.id);
  if (!task) throw new Error(`task ${target.id} vanished while it was locked`);
  return task;
}

/** The position of a task in a column, or nothing when it is not there. */
export async function findPosition(
  db: Db,
  columnId: string,
  taskId: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ position: tasks.position })
    .from(tasks)
    .where(and(eq(tasks.columnId, columnId), eq(tasks.id, taskId)));
  return row?.position;
}

/** The nearest position beyond a bound, leaving out the task that is being placed. */
export async function findNeighbour(
  db: Db,
  place: { columnId: string; except: string | undefined },
  bound: { side: 'above' | 'below'; of: string | undefined },
): Promise<string | undefined> {
  const beyond = (): SQL | undefined => {
    if (bound.of === undefined) return undefined;
    return bound.side === 'above' ? lt(tasks.position, bound.of) : gt(tasks.position, bound.of);
  };
  const [row] = await db
    .select({ position: tasks.position })
    .from(tasks)
    .where(
      and(
        eq(tasks.columnId, place.columnId),
        place.except === undefined ? undefined : sql`${tasks.id} <> ${place.except}`,
        beyond(),
      ),
    )
    .orderBy(bound.side === 'above' ? desc(tasks.position) : asc(tasks.position))
    .limit(1);
  return row?.position;
}

export async function insertComment(db: Db, row: typeof comments.$inferInsert): Promise<Comment> {
  await db.insert(comments).values(row);
  return toComment({ ...row, runId: row.runId ?? null });
}

export async function listComments(
  db: Db,
  page: { organizationId: string; taskId: string; after: string | undefined; limit: number },
): Promise<Comment[]> {
  const rows = await db
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.organizationId, page.organizationId),
        eq(comments.taskId, page.taskId),
        page.after === undefined ? undefined : gt(comments.id, page.after),
      ),
    )
    .orderBy(asc(comments.id))
    .limit(page.limit);
  return rows.map(toComment);
}

function toComment({
  organizationId: _tenant,
  createdAt,
  ...comment
}: typeof comments.$inferSelect): Comment {
  return { ...comment, createdAt: createdAt.toISOString() };
}
