import { z } from 'zod';
import { idSchema } from '../id.ts';

/** Why somebody hears of a task; `muted` is why they do not, whatever happens on it later. */
export const watchReasons = [
  'creator',
  'assignee',
  'commenter',
  'mentioned',
  'chosen',
  'added',
  'muted',
] as const;
export type WatchReason = (typeof watchReasons)[number];

export const watcherSchema = z
  .object({
    taskId: idSchema('task'),
    memberId: idSchema('member'),
    name: z.string(),
    reason: z.enum(watchReasons),
    since: z.iso.datetime(),
  })
  .meta({ id: 'Watcher' });
export type Watcher = z.infer<typeof watcherSchema>;
