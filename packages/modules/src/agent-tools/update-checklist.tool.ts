import { z } from 'zod';
import { checklistTextSchema } from '@helix/contracts/checklists';
import { changeChecklist } from '../checklists/index.ts';
import { defineTaskTool, tell } from './tool.ts';

const names = z.array(z.string().min(1).max(500)).max(50).default([]);

export const updateChecklist = defineTaskTool({
  name: 'update_checklist',
  description:
    'Adds items to the checklist of your task and ticks those that are done. Answers with the whole list.',
  input: z.strictObject({
    add: z.array(checklistTextSchema).max(50).default([]).describe('New items, in their order'),
    tick: names.describe('Items that are done: their ids, or exactly their text'),
    untick: names.describe('Items that are not done after all'),
  }),
  async carryOut({ ctx, tx, run, by, visitor }, change) {
    const on = { by, visitor, taskId: run.taskId };
    const items = await changeChecklist(ctx, tx, on, change);
    const lines = items.map(({ id, text, done }) => `- [${done ? 'x' : ' '}] ${text} (${id})`);
    return tell(lines.length === 0 ? 'The checklist is empty.' : lines.join('\n'));
  },
});
