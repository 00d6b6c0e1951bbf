import { and, asc, count, eq, gt, isNull, not, sql } from 'drizzle-orm';
import type { TaskCard } from '@helix/contracts/tasks';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../../structure/index.ts';
import { selectCards, toCard } from '../task-card.queries.ts';

const { tasks } = schema;

export async function listChildren(
  db: Db,
  page: {
    organizationId: string;
    parentId: string;
    visible: VisibleBoards;
    after: string | undefined;
    limit: number;
  },
): Promise<TaskCard[]> {
  const rows = await selectCards(db)
    .where(
      and(
        childrenOf(page),
        onVisibleBoard(page.visible, tasks.boardId),
        page.after === undefined ? undefined : gt(tasks.id, page.after),
      ),
    )
    .orderBy(asc(tasks.id))
    .limit(page.limit);
  return rows.map(toCard);
}

export async function countHiddenChildren(
  db: Db,
  of: { organizationId: string; parentId: string; visible: VisibleBoards },
): Promise<number> {
  const seen = onVisibleBoard(of.visible, tasks.boardId);
  if (seen === undefined) return 0;
  const [row] = await db
    .select({ hidden: count() })
    .from(tasks)
    .where(and(childrenOf(of), not(seen)));
  return row?.hidden ?? 0;
}

function childrenOf(of: { organizationId: string; parentId: string }) {
  return and(
    eq(tasks.organizationId, of.organizationId),
    eq(tasks.parentId, of.parentId),
    isNull(tasks.deletedAt),
  );
}

/** A task, its parent, the parent of that, and so on. There is never a circle among what is stored. */
export async function listAncestorIds(
  db: Db,
  organizationId: string,
  taskId: string,
): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    with recursive line as (
      select id, parent_id, 1 as step from ${tasks}
      where organization_id = ${organizationId} and id = ${taskId}
      union all
      select parent.id, parent.parent_id, line.step + 1 from ${tasks} parent
      join line on parent.id = line.parent_id
    )
    select id from line order by step`);
  return rows.map(({ id }) => id);
}

/** How many levels there are from a task down, itself included; deleted ones count, as they can come back. */
export async function findHeight(db: Db, organizationId: string, taskId: string): Promise<number> {
  const { rows } = await db.execute<{ height: number }>(sql`
    with recursive tree as (
      select id, 1 as level from ${tasks}
      where organization_id = ${organizationId} and id = ${taskId}
      union all
      select child.id, tree.level + 1 from ${tasks} child
      join tree on child.parent_id = tree.id
    )
    select max(level)::int as height from tree`);
  return rows[0]?.height ?? 1;
}
