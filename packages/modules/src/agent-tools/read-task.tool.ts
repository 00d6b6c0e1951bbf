import { z } from 'zod';
import { taskKeySchema } from '@helix/contracts/tasks';
import { describeTask } from './describe-task.ts';
import { findReachableTask } from './reachable-task.ts';
import { defineTaskTool, refuse, tell } from './tool.ts';

export const readTask = defineTaskTool({
  name: 'read_task',
  description:
    'Reads a task as it is now: description, comments, checklist, sub-tasks, what blocks it, attachments. Your own task unless you give the key of another one on this board or linked to yours.',
  input: z.strictObject({
    key: taskKeySchema.optional().describe('Such as ENG-42; your own task when left out'),
  }),
  async carryOut(call, { key }) {
    const task = await findReachableTask(call, key);
    if (!task) return refuse(`There is no task ${key ?? ''} that you can read.`);
    return tell(await describeTask(call, task));
  },
});
