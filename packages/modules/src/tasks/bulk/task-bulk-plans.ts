import type { EndpointInput } from '@helix/contracts';
import type { Column } from '@helix/contracts/structure';
import { taskUpdated, type bulkTasks, type Task } from '@helix/contracts/tasks';
import { AppError, isAppError } from '@helix/runtime';
import { watchTask } from '../../watchers/index.ts';
import { planMove, planTransfer } from './task-bulk-moves.ts';
import { beyondRoom, unlimited, type Bulk, type Plan } from './task-bulk-plan.ts';
import { changesBetween, onlyChanged, type Edit } from '../task-changes.ts';
import {
  bringBack,
  isLost,
  putAway,
  returnsToBoard,
  undoing,
} from '../lifecycle/task-lifecycle.ts';
import { checkReferences } from '../task-references.ts';
import { findAbsence, noTask, requireColumn } from '../task.lookups.ts';
import { changeTasks } from '../task.queries.ts';

type Wish = EndpointInput<typeof bulkTasks>['body'];
type Change = NonNullable<Wish['change']>;
const mostLabels = 50;

export async function planBulk(bulk: Bulk, wish: Wish): Promise<Plan> {
  if (wish.change) return planChange(bulk, wish.change);
  if (wish.move) return planMove(bulk, wish.move);
  if (wish.transfer) return planTransfer(bulk, wish.transfer);
  if (wish.restore) return planRestore(bulk);
  return planAway(bulk, wish.archive ? 'archived' : 'deleted');
}

async function planChange(bulk: Bulk, change: Change): Promise<Plan> {
  const { ctx, tx, by, access } = bulk;
  const { labelIds, addLabelIds = [], removeLabelIds = [], ...same } = change;
  const errors = await referenceErrors(bulk, {
    ...same,
    labelIds: [...(labelIds ?? []), ...addLabelIds],
  });
  const editOf = (task: Task): Edit => ({
    ...same,
    labelIds: [...new Set([...(labelIds ?? task.labelIds), ...addLabelIds])].filter(
      (id) => !removeLabelIds.includes(id),
    ),
  });
  const mayRelax = (task: Task) => access.get(task.boardId) === 'manage';
  return {
    refuse(task) {
      const edit = editOf(task);
      if (task.deletedAt !== null) return findAbsence(task);
      if ((edit.labelIds?.length ?? 0) > mostLabels) {
        return new AppError('resource.conflict', `${task.key} cannot have that many labels`);
      }
      if (change.requiresApproval === false && task.requiresApproval && !mayRelax(task)) {
        return new AppError('auth.forbidden', 'Only who manages the board takes an approval away');
      }
      return errors.get(task.boardId);
    },
    isDone: (task) => Object.keys(onlyChanged(task, editOf(task))).length === 0,
    limit: unlimited,
    async apply(tasks) {
      const target = { organizationId: by.organizationId, now: ctx.now() };
      const rows = tasks.map((task) => ({ id: task.id, change: onlyChanged(task, editOf(task)) }));
      const changed = await changeTasks(tx.db, target, rows);
      for (const [index, task] of changed.entries()) {
        const changes = changesBetween(tasks[index] ?? task, task);
        const about = { ...by, boardId: task.boardId, taskId: task.id };
        tx.emit({ event: taskUpdated, ...about, data: { task, changes } });
        if (!changes['assigneeId'] || task.assigneeId === null) continue;
        const memberIds = [task.assigneeId];
        await watchTask(tx, { ...target, taskId: task.id, memberIds, reason: 'assignee' });
      }
      return changed;
    },
  };
}

/** What a change names must make sense on each of the boards. */
async function referenceErrors(
  { tx, by, tasks }: Bulk,
  named: Parameters<typeof checkReferences>[2],
): Promise<Map<string, AppError>> {
  const errors = new Map<string, AppError>();
  for (const boardId of new Set(tasks.map((task) => task.boardId))) {
    const board = { organizationId: by.organizationId, boardId };
    await checkReferences(tx.db, board, named).catch((error: unknown) => {
      if (!isAppError(error)) throw error;
      errors.set(boardId, error);
    });
  }
  return errors;
}

function planAway({ ctx, tx, by }: Bulk, as: 'archived' | 'deleted'): Plan {
  return {
    refuse: (task) =>
      as === 'archived' && task.deletedAt !== null ? findAbsence(task) : undefined,
    isDone: (task) => (as === 'archived' ? task.archivedAt : task.deletedAt) !== null,
    limit: unlimited,
    apply: (tasks) => putAway(ctx, tx, { tasks, by, as }),
  };
}

async function planRestore({ ctx, tx, by, tasks }: Bulk): Promise<Plan> {
  const columns = new Map<string, Column>();
  for (const id of [...new Set(tasks.map(({ columnId }) => columnId))].toSorted()) {
    columns.set(id, await requireColumn(tx, by.organizationId, id));
  }
  return {
    refuse: (task) => (isLost(task, ctx.now()) ? noTask(task.id) : undefined),
    isDone: (task) => undoing(task) === undefined,
    async limit(returning) {
      const refused = new Map<string, AppError>();
      for (const [columnId, column] of columns) {
        const entering = returning.filter(
          (task) => task.columnId === columnId && returnsToBoard(task),
        );
        for (const entry of await beyondRoom(tx, column, entering)) refused.set(...entry);
      }
      return refused;
    },
    apply: (returning) =>
      bringBack(ctx, tx, {
        rows: returning.map((task) => ({ id: task.id, change: undoing(task) ?? {} })),
        by,
      }),
  };
}
