import type { BoardPermission, Column } from '@helix/contracts/structure';
import type { Task } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import type { AppError } from '@helix/runtime';
import type { Actor, Context } from '../../context.ts';
import { countLive } from '../moves/task-column.queries.ts';
import type { Cause } from '../relatives/task-relatives.ts';
import { noRoom } from '../moves/task.moves.ts';
import { roomLeft } from '../moves/task.state.ts';

/** What is known when a plan is made: the tasks as they were before they were locked. */
export type Bulk = {
  readonly ctx: Context;
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly by: Cause;
  /** By board; an error says why nothing can be done there. */
  readonly access: ReadonlyMap<string, BoardPermission | AppError>;
  readonly tasks: readonly Task[];
};

/** One action on many tasks. Boards and columns are locked when it is made, before the tasks are. */
export type Plan = {
  refuse(task: Task): AppError | undefined;
  /** Nothing is left to do for this one. */
  isDone(task: Task): boolean;
  /** Those for whom there is no room, in order. */
  limit(tasks: readonly Task[]): Promise<Map<string, AppError>>;
  apply(tasks: readonly Task[]): Promise<readonly Task[]>;
};

export const unlimited = () => Promise.resolve(new Map<string, AppError>());

/** The first ones fill the room that a column has; the others have to stay. */
export async function beyondRoom(
  tx: Transaction,
  column: Column,
  entering: readonly Task[],
): Promise<Map<string, AppError>> {
  if (column.wipLimit === null) return new Map();
  const ids = entering.map(({ id }) => id);
  const count = await countLive(tx.db, column.id);
  const room = roomLeft(column.wipLimit, count);
  return new Map(ids.slice(room).map((id) => [id, noRoom(column, count)]));
}
