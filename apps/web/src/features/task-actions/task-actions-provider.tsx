'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { client } from '../../lib/browser-client.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { useHasRole } from '../session/use-user.ts';
import { knownTasks } from './known-tasks.ts';
import type { PickerKind } from './picker-kind.ts';
import { TaskActionsContext, type TaskActions } from './task-actions-context.ts';
import { taskPickers } from './task-pickers.tsx';
import { useDirectActions } from './use-direct-actions.ts';
import { useTaskCommands } from './use-task-commands.ts';

type Opened = {
  readonly kind: PickerKind;
  readonly taskIds: readonly string[];
  readonly anchor: Element | null;
};

type TaskActionsProviderProps = {
  /** What the keys are about: read when one is pressed. */
  targets: () => readonly string[];
  children: ReactNode;
};

/** Around a board, a list or a task: what can be done with tasks, by keys, in menus and on the cards. */
export function TaskActionsProvider({ targets, children }: TaskActionsProviderProps) {
  const queries = useQueryClient();
  const [opened, setOpened] = useState<Opened>();
  const run = useDirectActions();
  const mayChange = useMayChange();
  const actions = useMemo<TaskActions>(
    () => ({
      open(kind, taskIds, anchor = anchorOf(taskIds)) {
        const isAllowed = kind === 'menu' || mayChange(taskIds);
        if (taskIds.length > 0 && isAllowed) setOpened({ kind, taskIds, anchor });
      },
      run(action, taskIds) {
        if (taskIds.length > 0) run(action, taskIds);
      },
      mayChange,
    }),
    [run, mayChange],
  );
  useTaskCommands(actions, targets);
  const Picker = opened && taskPickers[opened.kind];
  const tasks = opened ? knownTasks(queries, opened.taskIds) : [];
  return (
    <TaskActionsContext value={actions}>
      {children}
      {Picker && tasks.length > 0 && (
        <Picker
          key={opened.kind}
          tasks={tasks}
          anchor={opened.anchor}
          onClose={() => setOpened((now) => (now === opened ? undefined : now))}
        />
      )}
    </TaskActionsContext>
  );
}

/** The card or row that has the focus, or else the first of the tasks that can be seen. */
function anchorOf(taskIds: readonly string[]): Element | null {
  const focused = document.activeElement?.closest('[data-task]');
  const isAmong = focused instanceof HTMLElement && taskIds.includes(focused.dataset['task'] ?? '');
  if (isAmong) return focused;
  for (const id of taskIds) {
    const shown = document.querySelector(`[data-task="${CSS.escape(id)}"]`);
    if (shown) return shown;
  }
  return document.querySelector('[data-bulk-bar]');
}

function useMayChange(): TaskActions['mayChange'] {
  const queries = useQueryClient();
  const isMember = useHasRole('member');
  const { data: overview } = useQuery(overviewQuery(client));
  return useMemo(() => {
    const permissions = new Map(overview?.boards.map(({ id, permission }) => [id, permission]));
    const isOpen = (boardId: string) => {
      const permission = permissions.get(boardId);
      return permission === undefined || permission === 'create' || permission === 'manage';
    };
    return (taskIds) =>
      isMember && knownTasks(queries, taskIds).some(({ boardId }) => isOpen(boardId));
  }, [queries, isMember, overview]);
}
