'use client';

import type { ReactNode } from 'react';
import { actionIdsOf, useSelectionStore } from '../selection/index.ts';
import { TaskActionsProvider } from './task-actions-provider.tsx';

/** Actions on what is selected, else on what is focused. */
export function SelectedTaskActions({ children }: { children: ReactNode }) {
  const selection = useSelectionStore();
  return (
    <TaskActionsProvider targets={() => actionIdsOf(selection.read())}>
      {children}
    </TaskActionsProvider>
  );
}
