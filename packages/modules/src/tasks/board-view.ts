import type { Board, Column } from '@helix/contracts/structure';
import type { TaskCard } from '@helix/contracts/tasks';
import { getLastSeqs } from '@helix/db';
import type { Actor, Context } from '../context.ts';
import { listColumns, requireBoard } from '../structure/index.ts';
import { listBoardTasks } from './task.queries.ts';

type BoardView = { board: Board; columns: (Column & { tasks: TaskCard[] })[]; seq: number };

/** A board as people see it, and the number of the event from which to follow it. */
export async function getBoardView(
  ctx: Context,
  actor: Actor,
  boardId: string,
): Promise<BoardView> {
  const organizationId = actor.organization.id;
  const board = await requireBoard(ctx.db, actor, boardId, 'view');
  // Read before the rows: a change in between is then both in them and in the events that follow.
  const seq = (await getLastSeqs(ctx.db, [organizationId])).get(organizationId) ?? 0;
  const [columns, tasks] = await Promise.all([
    listColumns(ctx.db, organizationId, board.id),
    listBoardTasks(ctx.db, organizationId, board.id),
  ]);
  const byColumn = Map.groupBy(tasks, (task) => task.columnId);
  return {
    board,
    columns: columns.map((column) => ({ ...column, tasks: byColumn.get(column.id) ?? [] })),
    seq,
  };
}
