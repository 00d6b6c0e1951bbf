import type { LiveEvent } from './live-event.ts';

/** What an event may tell of that belongs to a task. */
const parts = new Set([
  'attachment',
  'comment',
  'dependency',
  'item',
  'question',
  'run',
  'watcher',
]);

/** Which task an event is about, however it says so. */
export function taskIdOf({ data }: LiveEvent): string | undefined {
  if ('task' in data) return data.task.id;
  const part = Object.entries(data).find(([name]) => parts.has(name));
  return idIn(data) ?? idIn(part?.[1]);
}

function idIn(value: unknown): string | undefined {
  const isOfTask = typeof value === 'object' && value !== null && 'taskId' in value;
  return isOfTask && typeof value.taskId === 'string' ? value.taskId : undefined;
}
