export { BulkBar } from './bulk-bar.tsx';
export { knownTasks, showTask } from './known-tasks.ts';
export type { TaskChange } from './task-change.ts';
export { useChangeTasks } from './use-change-tasks.ts';
