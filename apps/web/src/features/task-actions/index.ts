export { BulkBar } from './bulk-bar.tsx';
export { knownTasks, showTask } from './known-tasks.ts';
export { SelectedTaskActions } from './selected-task-actions.tsx';
export { useTaskActions, type TaskActions } from './task-actions-context.ts';
export { TaskActionsProvider } from './task-actions-provider.tsx';
export type { TaskChange } from './task-change.ts';
export { useChangeTasks } from './use-change-tasks.ts';
export { useSaveTitle } from './use-save-title.ts';
export { useTaskMenu } from './use-task-menu.tsx';
