import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Task } from '@helix/contracts/tasks';
import { prepared, schema, together, type Db } from '@helix/db';
import { selectTasks, toTask } from './task-card.queries.ts';
import { positionOf } from './moves/task-column.queries.ts';

const { tasks } = schema;

export async function findTask(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Task | undefined> {
  const [task] = await findTasks(db, organizationId, [id]);
  return task;
}

const areThese = and(
  eq(tasks.organizationId, sql.placeholder('organizationId')),
  sql`${tasks.id} = any(${sql.placeholder('ids')}::text[])`,
);
const theseTasks = prepared('these_tasks', (db) => selectTasks(db).where(areThese));
const lockedTasks = prepared('locked_tasks', (db) =>
  db.select({ id: tasks.id }).from(tasks).where(areThese).orderBy(asc(tasks.id)).for('update'),
);

export async function findTasks(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<Task[]> {
  if (ids.length === 0) return [];
  const rows = await theseTasks(db).execute({ organizationId, ids: [...ids] });
  return rows.map(toTask);
}

/** Locks the rows, so that a concurrent change waits and then sees this one. */
export async function lockTasks(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<Task[]> {
  // Read by a statement of its own: it sees what those before us have committed.
  const [, found] = await together([
    lockedTasks(db).execute({ organizationId, ids: [...ids] }),
    findTasks(db, organizationId, ids),
  ]);
  return found;
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

export type ChangedRow = {
  readonly id: string;
  readonly change: TaskChange;
  readonly position?: string | undefined;
};

/** Writes changes and counts the versions up; answers in the same order. Equal changes are one statement. */
export async function changeTasks(
  db: Db,
  target: { organizationId: string; now: Date },
  rows: readonly ChangedRow[],
): Promise<Task[]> {
  const { organizationId, now } = target;
  const alike = Map.groupBy(rows, ({ change }) => JSON.stringify(change));
  const written = [...alike.values()].map((group) => {
    const spots = group.flatMap(({ id, position }) =>
      position === undefined ? [] : [{ taskId: id, position }],
    );
    const ids = group.map(({ id }) => id);
    return db
      .update(tasks)
      .set({
        ...group[0]?.change,
        ...(spots.length > 0 && { position: positionOf(spots) }),
        updatedAt: now,
        version: sql`${tasks.version} + 1`,
      })
      .where(and(eq(tasks.organizationId, organizationId), inArray(tasks.id, ids)))
      .execute();
  });
  const ids = rows.map(({ id }) => id);
  const [, found] = await together([together(written), findTasks(db, organizationId, ids)]);
  const byId = new Map(found.map((task) => [task.id, task]));
  return rows.map(({ id }) => {
    const task = byId.get(id);
    if (!task) throw new Error(`task ${id} vanished while it was locked`);
    return task;
  });
}

export async function changeTask(
  db: Db,
  target: { organizationId: string; id: string; now: Date },
  change: TaskChange,
): Promise<Task> {
  const [task] = await changeTasks(db, target, [{ id: target.id, change }]);
  if (!task) throw new Error(`task ${target.id} vanished while it was locked`);
  return task;
}

/** Where it is, for who has to say whom a fact about it concerns. */
export async function findTaskBoardId(db: Db, taskId: string): Promise<string | undefined> {
  const [row] = await db.select({ boardId: tasks.boardId }).from(tasks).where(eq(tasks.id, taskId));
  return row?.boardId;
}
