import type { TaskCard } from '@helix/contracts/tasks';

export type PickerKind =
  | 'status'
  | 'priority'
  | 'assignee'
  | 'labels'
  | 'due'
  | 'board'
  | 'parent'
  | 'menu';

export type PickerProps = {
  readonly tasks: readonly TaskCard[];
  readonly anchor: Element | null;
  readonly onClose: () => void;
};

/** What all of them have, some of them, or none: as a mark in a list shows it. */
export function sharedState(
  tasks: readonly TaskCard[],
  has: (task: TaskCard) => boolean,
): 'on' | 'some' | 'off' {
  const count = tasks.filter(has).length;
  if (count === 0) return 'off';
  return count === tasks.length ? 'on' : 'some';
}

/** The board that all of them are on, when it is one. */
export function boardOf(tasks: readonly TaskCard[]): string | undefined {
  const [first] = tasks;
  return tasks.every(({ boardId }) => boardId === first?.boardId) ? first?.boardId : undefined;
}
