import { z } from 'zod';
import { idSchema } from '../id.ts';
import {
  dueDateSchema,
  labelIdsSchema,
  prioritySchema,
  taskDescriptionSchema,
  taskTitleSchema,
} from './task.ts';

export const taskParams = z.object({ taskId: idSchema('task') });
export const expectedVersion = z
  .int()
  .optional()
  .describe('Refuse with 409 when the task has moved on');

/** What may be changed of one task. */
export const taskFields = {
  title: taskTitleSchema.optional(),
  description: taskDescriptionSchema.optional(),
  priority: prioritySchema.optional(),
  labelIds: labelIdsSchema.optional(),
  dueDate: dueDateSchema.nullable().optional(),
  assigneeId: idSchema('member').nullable().optional(),
  agentId: idSchema('agent').nullable().optional(),
  requiresApproval: z
    .boolean()
    .optional()
    .describe('Only who may manage the board can take it away again'),
};

/** What may be changed of many tasks at once. */
export const sharedTaskFields = {
  priority: taskFields.priority,
  labelIds: taskFields.labelIds,
  addLabelIds: labelIdsSchema.optional(),
  removeLabelIds: labelIdsSchema.optional(),
  dueDate: taskFields.dueDate,
  assigneeId: taskFields.assigneeId,
  agentId: taskFields.agentId,
  requiresApproval: taskFields.requiresApproval,
};

/** Where in a column; at its end when nothing is said. */
export const placeFields = {
  before: idSchema('task').optional().describe('Place it above this task'),
  after: idSchema('task').optional().describe('Place it below this task'),
  at: z.enum(['top', 'bottom']).optional().describe('Place it at an end of the column'),
};
