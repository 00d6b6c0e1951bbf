import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Filter } from '@helix/contracts/filters';
import type { Task, TaskCard } from '@helix/contracts/tasks';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../../structure/index.ts';
import { readCards, selectTasks, toTask } from '../task-card.queries.ts';
import { filterCondition, type FilterScope } from './task-filter.queries.ts';
import type { SortOrder } from './task-sort.queries.ts';

const { tasks } = schema;
const isOneOf = (ids: readonly string[]) => sql`${tasks.id} = any(${sql.param([...ids])}::text[])`;

/** What a list is of: the organization's tasks on boards that one may see, and of those what a filter describes. */
export function listCondition(list: {
  organizationId: string;
  visible: VisibleBoards;
  boardId?: string | undefined;
  filter: Filter;
  scope: FilterScope;
}): SQL {
  return sql`${and(
    eq(tasks.organizationId, list.organizationId),
    list.boardId === undefined ? undefined : eq(tasks.boardId, list.boardId),
    onVisibleBoard(list.visible, tasks.boardId),
    filterCondition(list.filter, list.scope),
  )}`;
}

export type Listed = { readonly id: string; readonly values: readonly (string | number)[] };

/**
 * Which tasks come next. The limit is hidden from the planner: told of a small one it would bet on walking an
 * index until enough rows match, and fewer rows could then take longer than more.
 */
export async function listIds(
  db: Db,
  page: { where: SQL; order: SortOrder; cursor: string | undefined; limit: number },
): Promise<Listed[]> {
  const { order, cursor } = page;
  const after = cursor === undefined ? undefined : order.after(cursor);
  const { rows } = await db.execute<{ id: string; values: (string | number)[] }>(sql`
    select "id", ${order.cursorValues} as "values" from (
      select ${tasks.id} as "id", ${order.keys}
      from ${tasks} ${order.join}
      where ${and(page.where, after)}
      order by ${order.orderBy}
      limit (select ${page.limit}::int)
    ) page`);
  return rows;
}

/** The tasks of these ids in the same order; one that is gone meanwhile is left out. */
export async function loadTasks(db: Db, ids: readonly string[]): Promise<Task[]> {
  if (ids.length === 0) return [];
  const rows = await selectTasks(db).where(isOneOf(ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(toTask);
}

/** Counts, but no further than a bound. */
export async function countTasks(db: Db, where: SQL, bound: number): Promise<number> {
  const some = db
    .select({ one: sql`1` })
    .from(tasks)
    .where(where)
    .limit(bound)
    .as('some');
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

export type ColumnTop = Listed & { readonly columnId: string; readonly count: number };

/** The first cards of each column in their order, each with how many its column has. */
export async function listColumnTops(
  db: Db,
  page: { where: SQL; order: SortOrder; limit: number },
): Promise<ColumnTop[]> {
  const { where, order, limit } = page;
  const perColumn = sql`over (partition by ${tasks.columnId} collate "C"`;
  const { rows } = await db.execute<{
    id: string;
    columnId: string;
    count: number;
    values: (string | number)[];
  }>(sql`
    select "id", "columnId", "count", ${order.cursorValues} as "values" from (
      select ${tasks.id} as "id", ${tasks.columnId} as "columnId",
        row_number() ${perColumn} order by ${tasks.position}) as "place",
        (count(*) ${perColumn}))::int as "count", ${order.keys}
      from ${tasks} ${order.join} where ${where}
    ) ranked where "place" <= ${limit} order by "place"`);
  return rows;
}

/** The cards of these ids, in no order. */
export async function loadCards(db: Db, ids: readonly string[]): Promise<TaskCard[]> {
  return ids.length === 0 ? [] : readCards(db, isOneOf(ids));
}
