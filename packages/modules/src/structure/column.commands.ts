import {
  columnCreated,
  columnDeleted,
  columnsOrdered,
  columnUpdated,
  isClosedCategory,
  type Category,
  type Column,
} from '@helix/contracts/structure';
import { settleBoard } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { changesBetween, onlyChanged } from '../event-changes.ts';
import { requirePermission } from './board-access.ts';
import { lockBoard } from './board.queries.ts';
import {
  changeColumn,
  deleteColumn as deleteRow,
  hasTasksIn,
  insertColumns,
  listColumns,
  lockColumn,
  moveAllTasks,
  orderColumns as writeOrder,
} from './column.queries.ts';
import { refuseStale } from './stale.ts';

const maxColumns = 50;

type NewColumn = {
  boardId: string;
  name: string;
  category: Category;
  wipLimit: number | null;
  before?: string | undefined;
};
type Changes = {
  name?: string | undefined;
  category?: Category | undefined;
  wipLimit?: number | null | undefined;
};

export function createColumn(ctx: Context, actor: Actor, input: NewColumn): Promise<Column> {
  return onBoard(ctx, actor, input.boardId, async (tx, about) => {
    const { boardId, name, category, wipLimit, before } = input;
    const present = await listColumns(tx.db, about.organizationId, boardId);
    if (present.length >= maxColumns) {
      throw new AppError('resource.conflict', `A board has at most ${maxColumns} columns`);
    }
    refuseTaken(present, name);
    const column = { id: ctx.newId('column'), boardId, name, category, wipLimit, version: 1 };
    const rank = present.length;
    await insertColumns(tx.db, [{ ...column, organizationId: about.organizationId, rank }]);
    if (before !== undefined) {
      const at = present.findIndex(({ id }) => id === before);
      if (at === -1) throw noColumn(before);
      const ids = present.map(({ id }) => id).toSpliced(at, 0, column.id);
      await writeOrder(tx.db, about.organizationId, ids);
    }
    const columns = await listColumns(tx.db, about.organizationId, boardId);
    tx.emit({ event: columnCreated, ...about, data: { column, columns } });
    return column;
  });
}

export function updateColumn(
  ctx: Context,
  actor: Actor,
  input: Changes & { boardId: string; columnId: string; version?: number | undefined },
): Promise<Column> {
  const { boardId, columnId, version, ...changes } = input;
  return onBoard(ctx, actor, boardId, async (tx, about) => {
    const current = await lockOn(tx, about, columnId);
    refuseStale(current, version);
    const change = onlyChanged(current, changes);
    if (Object.keys(change).length === 0) return current;
    if (change.name !== undefined) {
      const present = await listColumns(tx.db, about.organizationId, boardId);
      refuseTaken(
        present.filter(({ id }) => id !== columnId),
        change.name,
      );
    }
    const { category = current.category } = change;
    const crosses = isClosedCategory(category) !== isClosedCategory(current.category);
    if (crosses && (await hasTasksIn(tx.db, about.organizationId, columnId))) {
      throw new AppError(
        'resource.in_use',
        `${current.name} still has tasks; move them before work in it counts as ${isClosedCategory(category) ? 'over' : 'open'}`,
      );
    }
    const column = await changeColumn(tx.db, { ...about, id: columnId }, change);
    // Finished work may be waiting for just this room.
    if (change.wipLimit !== undefined) await tx.enqueue(settleBoard, { boardId });
    const data = { column, changes: changesBetween(current, change) };
    tx.emit({ event: columnUpdated, ...about, data });
    return column;
  });
}

export function orderColumns(
  ctx: Context,
  actor: Actor,
  input: { boardId: string; columnIds: readonly string[] },
): Promise<Column[]> {
  const { boardId, columnIds } = input;
  return onBoard(ctx, actor, boardId, async (tx, about) => {
    const present = await listColumns(tx.db, about.organizationId, boardId);
    const known = new Set(present.map(({ id }) => id));
    const stranger = columnIds.find((id) => !known.has(id));
    if (stranger !== undefined) throw noColumn(stranger);
    if (new Set(columnIds).size !== present.length || columnIds.length !== present.length) {
      throw new AppError('resource.conflict', 'Name every column of the board, each once', {
        details: { current: present },
      });
    }
    await writeOrder(tx.db, about.organizationId, columnIds);
    const columns = await listColumns(tx.db, about.organizationId, boardId);
    tx.emit({ event: columnsOrdered, ...about, data: { boardId, columns } });
    return columns;
  });
}

export function deleteColumn(
  ctx: Context,
  actor: Actor,
  input: { boardId: string; columnId: string; moveTo?: string | undefined },
): Promise<Column[]> {
  const { boardId, columnId, moveTo } = input;
  return onBoard(ctx, actor, boardId, async (tx, about) => {
    const { organizationId } = about;
    const column = await lockOn(tx, about, columnId);
    if (moveTo !== undefined) await emptyInto(tx, about, { column, moveTo });
    if (await hasTasksIn(tx.db, organizationId, columnId)) {
      throw new AppError(
        'resource.in_use',
        `${column.name} still has tasks (archived and deleted ones count); say where they go`,
      );
    }
    const present = await listColumns(tx.db, organizationId, boardId);
    if (present.length === 1) {
      throw new AppError('resource.in_use', 'A board keeps at least one column');
    }
    await deleteRow(tx.db, organizationId, columnId);
    const columns = present.filter(({ id }) => id !== columnId);
    const data = { column, columns, movedTo: moveTo ?? null };
    tx.emit({ event: columnDeleted, ...about, data });
    return columns;
  });
}

type About = { organizationId: string; boardId: string; actor: ReturnType<typeof actorOf> };

/** Columns of a board change one change at a time. */
function onBoard<T>(
  ctx: Context,
  actor: Actor,
  boardId: string,
  change: (tx: Transaction, about: About) => Promise<T>,
): Promise<T> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    await requirePermission(tx.db, actor, { boardId, need: 'manage' });
    await lockBoard(tx.db, organizationId, boardId);
    return change(tx, { organizationId, boardId, actor: actorOf(actor) });
  });
}

async function lockOn(tx: Transaction, about: About, columnId: string): Promise<Column> {
  const column = await lockColumn(tx.db, about.organizationId, columnId);
  if (column?.boardId !== about.boardId) throw noColumn(columnId);
  return column;
}

async function emptyInto(
  tx: Transaction,
  about: About,
  { column, moveTo }: { column: Column; moveTo: string },
): Promise<void> {
  const target = await lockOn(tx, about, moveTo);
  if (target.id === column.id || target.category !== column.category) {
    throw new AppError(
      'resource.conflict',
      `Its tasks can go to another column of the category ${column.category}; move them one by one to any other`,
    );
  }
  await moveAllTasks(tx.db, about.organizationId, { from: column.id, to: target.id });
}

/** Imports, filters and commands know columns by name. */
function refuseTaken(columns: readonly Column[], name: string): void {
  const taken = columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
  if (!taken) return;
  throw new AppError('resource.name_taken', `The board has a column named ${taken.name} already`);
}

const noColumn = (id: string) =>
  new AppError('resource.not_found', `No column ${id} on this board`);
