import type { Priority } from '@helix/contracts/tasks';
import type { Category } from '@helix/contracts/structure';

const tasks = (count: number) => (count === 1 ? '1 task' : `${count} tasks`);

export const messages = {
  tasks,
  /** What was done, with the key of the task or how many there were. */
  done: {
    changed: (what: string) => `${what} changed`,
    moved: (what: string, where: string) => `${what} moved to ${where}`,
    archive: (what: string) => `${what} archived`,
    delete: (what: string) => `${what} deleted`,
    restore: (what: string) => `${what} restored`,
  },
  refused: (keys: string, reason: string) => `${keys} stays as it was. ${reason}`,
  refusedMany: (count: number, of: number, reasons: string) =>
    `${count} of ${of} tasks stay as they were. ${reasons}`,
  undoRefused: (reasons: string) => `Not everything could be undone. ${reasons}`,
  elsewhere: 'another board',
  priority: {
    none: 'No priority',
    low: 'Low',
    medium: 'Medium',
    high: 'High',
    urgent: 'Urgent',
  } satisfies Record<Priority, string>,
  category: {
    backlog: 'Backlog',
    todo: 'To do',
    in_progress: 'In progress',
    waiting: 'Waiting',
    review: 'Review',
    done: 'Done',
    cancelled: 'Cancelled',
  } satisfies Record<Category, string>,
};
