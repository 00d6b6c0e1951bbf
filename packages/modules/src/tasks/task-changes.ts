import type { Changes, Task } from '@helix/contracts/tasks';
import type { TaskChange } from './task.queries.ts';

/** The fields whose changes people want to know about; the others follow from where the task is. */
const toldFields = [
  'title',
  'description',
  'priority',
  'labelIds',
  'dueDate',
  'assigneeId',
  'agentId',
  'requiresApproval',
  'parentId',
  'latestRun',
  'awaitsRoomIn',
] as const satisfies readonly (keyof Task)[];

const editableFields = [
  'title',
  'description',
  'priority',
  'labelIds',
  'dueDate',
  'assigneeId',
  'agentId',
  'requiresApproval',
] as const satisfies readonly (keyof Task & keyof TaskChange)[];
type EditableField = (typeof editableFields)[number];
export type Edit = { readonly [Field in EditableField]?: Task[Field] | undefined };

/** What a change did, field by field. */
export function changesBetween(before: Task, after: Task): Changes {
  return Object.fromEntries(
    toldFields
      .filter((field) => !isSame(before[field], after[field]))
      .map((field) => [field, { from: before[field], to: after[field] }]),
  );
}

/** The part of an edit that really differs. */
export function onlyChanged(current: Task, edit: Edit): TaskChange {
  const wanted = edit.labelIds ? { ...edit, labelIds: [...new Set(edit.labelIds)] } : edit;
  return Object.fromEntries(
    editableFields
      .filter((field) => wanted[field] !== undefined && !isSame(wanted[field], current[field]))
      .map((field) => [field, wanted[field]]),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
