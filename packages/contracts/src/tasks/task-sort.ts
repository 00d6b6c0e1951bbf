import { z } from 'zod';

/** What tasks can be sorted by; a minus in front turns it round. */
export const taskSorts = [
  '-created',
  'created',
  '-updated',
  'updated',
  'due',
  '-due',
  '-priority',
  'priority',
  'manual',
  '-manual',
  'key',
  '-key',
] as const;
export const taskSortSchema = z
  .enum(taskSorts)
  .describe('A minus in front is the greatest or newest first; tasks without a due date come last');
export type TaskSort = z.infer<typeof taskSortSchema>;
