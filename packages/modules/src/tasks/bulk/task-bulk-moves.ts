import type { Task } from '@helix/contracts/tasks';
import { AppError } from '@helix/runtime';
import { listColumns, requireBoard } from '../../structure/index.ts';
import { beyondRoom, type Bulk, type Plan } from './task-bulk-plan.ts';
import {
  fittingColumn,
  prepareArrival,
  transferTasks,
  type Arrival,
} from '../moves/task-transfer.ts';
import { noColumn, requireColumn } from '../task.lookups.ts';
import { findMoveRefusal, placeTasks } from '../moves/task.moves.ts';
import type { Place } from '../moves/task.placement.ts';

export async function planMove(bulk: Bulk, wish: Place & { columnId: string }): Promise<Plan> {
  const { ctx, tx, by, tasks: wanted } = bulk;
  const column = await requireColumn(tx, by.organizationId, wish.columnId);
  if (!wanted.some(({ boardId }) => boardId === column.boardId)) throw noColumn(column.id);
  return {
    refuse: (task) =>
      task.boardId === column.boardId ? findMoveRefusal(task, column, { by }) : noColumn(column.id),
    isDone: () => false,
    limit: (tasks) =>
      beyondRoom(
        tx,
        column,
        tasks.filter(({ columnId }) => columnId !== column.id),
      ),
    apply: async (tasks) =>
      tasks.length === 0 ? [] : placeTasks(ctx, tx, { tasks, column, place: wish, by }),
  };
}

type TransferWish = { boardId: string; columnId?: string | undefined };

export async function planTransfer(bulk: Bulk, { boardId, columnId }: TransferWish): Promise<Plan> {
  const { ctx, tx, actor, by, tasks } = bulk;
  await requireBoard(tx.db, actor, boardId, 'create');
  const columns = await listColumns(tx.db, by.organizationId, boardId);
  const targetOf = (task: Task) => columnId ?? fittingColumn(columns, task.category).id;
  const wanted = Map.groupBy(tasks, targetOf);
  const arrivals = new Map<string, Arrival>();
  for (const id of [...wanted.keys()].toSorted()) {
    const target = { boardId, columnId: id, count: wanted.get(id)?.length ?? 0 };
    arrivals.set(id, await prepareArrival(tx, by.organizationId, target));
  }
  const targets = new Map(tasks.map((task) => [task.id, arrivals.get(targetOf(task))]));
  return {
    refuse(task) {
      const to = targets.get(task.id);
      if (task.boardId === boardId || !to) {
        return new AppError('resource.conflict', `${task.key} is on that board already`);
      }
      return findMoveRefusal(task, to.column, { by });
    },
    isDone: () => false,
    async limit(moving) {
      const refused = new Map<string, AppError>();
      for (const to of arrivals.values()) {
        const entering = moving.filter(({ id }) => targets.get(id) === to);
        for (const entry of await beyondRoom(tx, to.column, entering)) refused.set(...entry);
      }
      return refused;
    },
    async apply(moving) {
      const arrived: Task[] = [];
      for (const to of arrivals.values()) {
        const group = moving.filter(({ id }) => targets.get(id) === to);
        if (group.length === 0) continue;
        arrived.push(...(await transferTasks(ctx, tx, { tasks: group, to, place: {}, by })));
      }
      return arrived;
    },
  };
}
