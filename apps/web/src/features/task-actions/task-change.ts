import type { EndpointCall } from '@helix/contracts';
import type { Category } from '@helix/contracts/structure';
import type { bulkTasks, TaskCard } from '@helix/contracts/tasks';

type BulkBody = EndpointCall<typeof bulkTasks>['body'];
export type BulkAction = Omit<BulkBody, 'taskIds' | 'partial'>;
export type Fields = NonNullable<BulkBody['change']>;

/** What is done with tasks, and what is known of where they go, so that it can be shown before it has happened. */
export type TaskChange =
  | { readonly kind: 'change'; readonly fields: Fields }
  | {
      readonly kind: 'move';
      readonly columnId: string;
      readonly category: Category;
      readonly place?: { before?: string; after?: string; at?: 'top' | 'bottom' };
    }
  | { readonly kind: 'transfer'; readonly boardId: string; readonly columnId?: string }
  | { readonly kind: 'archive' | 'restore' | 'delete' };

export function bulkActionOf(change: TaskChange): BulkAction {
  switch (change.kind) {
    case 'change':
      return { change: change.fields };
    case 'move':
      return { move: { columnId: change.columnId, ...change.place } };
    case 'transfer': {
      const { boardId, columnId } = change;
      return { transfer: { boardId, ...(columnId !== undefined && { columnId }) } };
    }
    case 'archive':
      return { archive: true };
    case 'restore':
      return { restore: true };
    case 'delete':
      return { delete: true };
  }
}

/** The card as it will be. Its version stays, so that what the server says of it wins. */
export function afterChange<T extends TaskCard>(
  card: T,
  change: TaskChange,
  { position, now }: { position: string; now: string },
): T {
  switch (change.kind) {
    case 'change':
      return withFields(card, change.fields);
    case 'move':
      return { ...card, columnId: change.columnId, category: change.category, position };
    case 'transfer':
    case 'archive':
      return { ...card, archivedAt: now };
    case 'delete':
      return { ...card, deletedAt: now };
    case 'restore':
      return { ...card, archivedAt: null, deletedAt: null };
  }
}

function withFields<T extends TaskCard>(card: T, fields: Fields): T {
  const { labelIds = card.labelIds, addLabelIds = [], removeLabelIds = [] } = fields;
  const { priority, dueDate, assigneeId, agentId, requiresApproval } = fields;
  return {
    ...card,
    ...(priority !== undefined && { priority }),
    ...(dueDate !== undefined && { dueDate }),
    ...(assigneeId !== undefined && { assigneeId }),
    ...(agentId !== undefined && { agentId }),
    ...(requiresApproval !== undefined && { requiresApproval }),
    labelIds: [...new Set([...labelIds, ...addLabelIds])].filter(
      (id) => !removeLabelIds.includes(id),
    ),
  };
}

export type BulkStep = {
  readonly taskIds: readonly string[];
  readonly action: BulkAction;
  /** Where it stood, when what stood beside it is not known. */
  readonly former?: { readonly boardId: string; readonly position: string };
};

/**
 * What takes a change back, in this order, given the tasks as they were. `before` tells what stood above a task.
 * Tasks that were alike are put back together.
 */
export function undoSteps(
  tasks: readonly TaskCard[],
  change: TaskChange,
  above: (task: TaskCard) => string | undefined | null,
): readonly BulkStep[] {
  switch (change.kind) {
    case 'change':
      return grouped(tasks, (task) => ({ change: fieldsBefore(task, change.fields) }));
    case 'move':
      return tasks.toSorted(byPosition).map((task) => stepBack(task, above(task)));
    case 'transfer':
      return [
        ...grouped(tasks, ({ boardId, columnId }) => ({ transfer: { boardId, columnId } })),
        ...grouped(tasks, ({ labelIds, assigneeId }) => ({ change: { labelIds, assigneeId } })),
      ];
    case 'archive':
    case 'delete':
      return grouped(tasks, () => ({ restore: true }));
    case 'restore':
      return grouped(tasks, ({ deletedAt }) =>
        deletedAt === null ? { archive: true } : { delete: true },
      );
  }
}

function stepBack(
  { id, columnId, boardId, position }: TaskCard,
  above: string | undefined | null,
): BulkStep {
  if (above === null) {
    return { taskIds: [id], action: { move: { columnId } }, former: { boardId, position } };
  }
  const place = above === undefined ? { at: 'top' as const } : { after: above };
  return { taskIds: [id], action: { move: { columnId, ...place } } };
}

/** Only what was changed is put back, so that what others did meanwhile stays. */
function fieldsBefore(task: TaskCard, fields: Fields): Fields {
  const after = new Set(withFields(task, fields).labelIds);
  const removed = task.labelIds.filter((id) => !after.has(id));
  const added = [...after].filter((id) => !task.labelIds.includes(id));
  return {
    ...(fields.priority !== undefined && { priority: task.priority }),
    ...(fields.dueDate !== undefined && { dueDate: task.dueDate }),
    ...(fields.assigneeId !== undefined && { assigneeId: task.assigneeId }),
    ...(fields.agentId !== undefined && { agentId: task.agentId }),
    ...(fields.requiresApproval !== undefined && { requiresApproval: task.requiresApproval }),
    ...(removed.length > 0 && { addLabelIds: removed }),
    ...(added.length > 0 && { removeLabelIds: added }),
  };
}

function grouped(
  tasks: readonly TaskCard[],
  actionOf: (task: TaskCard) => BulkAction,
): readonly BulkStep[] {
  const steps = new Map<string, { taskIds: string[]; action: BulkAction }>();
  for (const task of tasks) {
    const action = actionOf(task);
    const key = JSON.stringify(action);
    const step = steps.get(key);
    if (step) step.taskIds.push(task.id);
    else steps.set(key, { taskIds: [task.id], action });
  }
  return [...steps.values()].filter(
    ({ action }) => action.change === undefined || Object.keys(action.change).length > 0,
  );
}

function byPosition(a: TaskCard, b: TaskCard): number {
  return a.position < b.position ? -1 : Number(a.position > b.position);
}
