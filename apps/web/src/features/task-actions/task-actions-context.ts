'use client';

import { createContext, useContext } from 'react';
import type { PickerKind } from './picker-kind.ts';

/** What is done at once, without a choice. */
export type DirectAction =
  | 'assignMe'
  | 'duplicate'
  | 'copyKey'
  | 'copyLink'
  | 'archive'
  | 'restore'
  | 'delete';

export type TaskActions = {
  /** Opens a choice for these tasks, beside what was pressed or beside the card. */
  open(kind: PickerKind, taskIds: readonly string[], anchor?: Element | null): void;
  run(action: DirectAction, taskIds: readonly string[]): void;
  /** Whether who is signed in may change these tasks. */
  mayChange(taskIds: readonly string[]): boolean;
};

export const TaskActionsContext = createContext<TaskActions | undefined>(undefined);

export function useTaskActions(): TaskActions {
  const actions = useContext(TaskActionsContext);
  if (!actions) throw new Error('useTaskActions needs a TaskActionsProvider around it');
  return actions;
}
