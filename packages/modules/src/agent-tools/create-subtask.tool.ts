import { z } from 'zod';
import { prioritySchema, taskDescriptionSchema, taskTitleSchema } from '@helix/contracts/tasks';
import { nameInDescription } from '../mentions/index.ts';
import { addTask, checkParent, refuseDeleted } from '../tasks/index.ts';
import { defineTaskTool, tell } from './tool.ts';
import { requireUseLeft } from './use-limits.ts';

export const createSubtask = defineTaskTool({
  name: 'create_subtask',
  description:
    'Adds a sub-task below your task, in the first column of the board. People decide when it begins.',
  input: z.strictObject({
    title: taskTitleSchema,
    description: taskDescriptionSchema.default(''),
    priority: prioritySchema.default('none'),
    assign_to_me: z.boolean().default(false).describe('Otherwise it is assigned to nobody'),
  }),
  async carryOut(call, { title, description, priority, assign_to_me }) {
    await requireUseLeft(call, 'create_subtask');
    const { ctx, tx, run, by, visitor, agent } = call;
    const { taskId: parentId, boardId } = run;
    refuseDeleted(await checkParent(tx, visitor, { parentId }));
    const task = await addTask(ctx, tx, {
      by,
      fields: {
        ...{ boardId, title, description, priority, parentId },
        ...{ labelIds: [], dueDate: null, assigneeId: null, requiresApproval: false },
        agentId: assign_to_me ? agent.id : null,
      },
      place: { at: 'bottom' },
    });
    await nameInDescription(ctx, tx, { by, task, isNew: true });
    return tell(`Created ${task.key}.`);
  },
});
