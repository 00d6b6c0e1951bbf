import type { ChecklistItem } from '@helix/contracts/checklists';
import type { ItemChange } from './checklist.queries.ts';

export type ItemFields = {
  readonly text?: string | undefined;
  readonly done?: boolean | undefined;
  readonly assigneeId?: string | null | undefined;
  readonly dueDate?: string | null | undefined;
};
export type ItemChanges = Readonly<Record<string, { from: unknown; to: unknown }>>;

const fields = ['text', 'done', 'assigneeId', 'dueDate'] as const;

/** What differs from what is there: for people, and for the row. */
export function changedFields(
  current: ChecklistItem,
  wanted: ItemFields,
  now: Date,
): { changes: ItemChanges; change: ItemChange } {
  const changed = fields.filter(
    (field) => wanted[field] !== undefined && wanted[field] !== current[field],
  );
  const { done, ...plain } = Object.fromEntries(changed.map((field) => [field, wanted[field]]));
  return {
    changes: Object.fromEntries(
      changed.map((field) => [field, { from: current[field], to: wanted[field] }]),
    ),
    change: { ...plain, ...(done !== undefined && { doneAt: done === true ? now : null }) },
  };
}
