import type { Column } from '@helix/contracts/structure';
import { taskRemoved, taskTransferred, type Task } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Context } from '../../context.ts';
import { takeTaskNumber } from '../../structure/index.ts';
import { settleBoardLater, stopRunsLater } from '../task-follow-up.ts';
import { keepFormerKeys } from '../task-keys.queries.ts';
import { keepUsable } from '../task-references.ts';
import { refreshRelatives, type Cause } from '../relatives/task-relatives.ts';
import { noColumn, requireColumn } from '../task.lookups.ts';
import { entry, requireRoom, requireMovable } from './task.moves.ts';
import { findPlaces, type Place } from './task.placement.ts';
import { changeTasks } from '../task.queries.ts';
import { isClosed } from './task.state.ts';

type Target = { readonly boardId: string; readonly columnId: string; readonly count: number };
/** The board's row and the column are held; `firstNumber` and the ones after it belong to whoever holds them. */
export type Arrival = { readonly column: Column; readonly firstNumber: number };

/** To be called before the tasks are locked: the board, the column, then the tasks. */
export async function prepareArrival(
  tx: Transaction,
  organizationId: string,
  { boardId, columnId, count }: Target,
): Promise<Arrival> {
  const firstNumber = await takeTaskNumber(tx.db, boardId, count);
  const column = await requireColumn(tx, organizationId, columnId);
  if (column.boardId !== boardId) throw noColumn(column.id);
  return { column, firstNumber };
}

/** The column where a task of this kind belongs on a board, else the first one. */
export function fittingColumn(columns: readonly Column[], category: Column['category']): Column {
  const column = columns.find((candidate) => candidate.category === category) ?? columns[0];
  if (!column) throw new AppError('resource.conflict', 'The board has no columns');
  return column;
}

/** Brings locked tasks to a column of another board, each under a new key; the old one still leads to it. */
export async function transferTasks(
  ctx: Context,
  tx: Transaction,
  move: { tasks: readonly Task[]; to: Arrival; place: Place; by: Cause },
): Promise<Task[]> {
  const { tasks, place, by } = move;
  const { column, firstNumber } = move.to;
  const { organizationId } = by;
  requireMovable(tasks, column, { by });
  const taskIds = tasks.map(({ id }) => id);
  await requireRoom(tx, column, tasks.length);
  const positions = await findPlaces(tx, by, { column, taskIds, place });
  const board = { organizationId, boardId: column.boardId };
  const now = ctx.now();
  await keepFormerKeys(tx.db, organizationId, tasks);
  const rows = [];
  for (const [index, task] of tasks.entries()) {
    const change = {
      ...entry(task, { column, by, now }),
      ...(await keepUsable(tx.db, board, task)),
      boardId: column.boardId,
      number: firstNumber + index,
    };
    rows.push({ id: task.id, change, position: positions[index] });
  }
  const arrived = await changeTasks(tx.db, { organizationId, now }, rows);
  await tellOfTransfer(tx, by, { before: tasks, arrived });
  return arrived;
}

/** Each board's people hear what concerns their board: where a task went may be hidden from those it left. */
async function tellOfTransfer(
  tx: Transaction,
  by: Cause,
  { before, arrived }: { before: readonly Task[]; arrived: readonly Task[] },
): Promise<void> {
  const turned: Task[] = [];
  for (const [index, task] of arrived.entries()) {
    const old = before[index] ?? task;
    const { id: taskId, boardId, key, title } = old;
    const removed = { taskId, boardId, key, title, reason: 'transferred' } as const;
    tx.emit({ event: taskRemoved, ...by, boardId, data: removed });
    const transferred = { task, fromBoardId: boardId, fromKey: key };
    tx.emit({ event: taskTransferred, ...by, boardId: task.boardId, taskId, data: transferred });
    if (isClosed(old.category) !== isClosed(task.category)) turned.push(task);
  }
  await refreshRelatives(tx, by, { taskIds: turned.map(({ id }) => id) });
  const closed = turned.filter(({ category }) => isClosed(category));
  await stopRunsLater(tx, by, closed);
  await settleBoardLater(tx, before);
}
