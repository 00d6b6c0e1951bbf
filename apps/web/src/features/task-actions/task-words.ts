import type { TaskCard } from '@helix/contracts/tasks';
import { messages } from './messages.ts';

/** One task by its key, several by their number. */
export function whatOf(tasks: readonly TaskCard[]): string {
  const [only] = tasks;
  return tasks.length === 1 && only ? only.key : messages.tasks(tasks.length);
}
