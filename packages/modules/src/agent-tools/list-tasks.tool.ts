import { z } from 'zod';
import { categorySchema } from '@helix/contracts/structure';
import { listTasksOfBoard } from './board-tasks.queries.ts';
import { line } from './describe-task.ts';
import { defineTaskTool, tell } from './tool.ts';

const most = 50;

export const listTasks = defineTaskTool({
  name: 'list_tasks',
  description: 'Lists tasks of the board that your task is on, the latest first, 50 at most.',
  input: z.strictObject({
    category: categorySchema.optional().describe('Only those in columns of this category'),
    assigned_to_me: z.boolean().default(false).describe('Only those that are yours'),
    words: z.string().trim().max(200).optional().describe('Only those with this in their title'),
  }),
  async carryOut({ tx, run }, { category, assigned_to_me, words }) {
    const cards = await listTasksOfBoard(tx.db, {
      ...{ organizationId: run.organizationId, boardId: run.boardId, category, words },
      agentId: assigned_to_me ? run.agentId : undefined,
      limit: most + 1,
    });
    if (cards.length === 0) return tell('There are no such tasks.');
    const lines = cards.slice(0, most).map(line);
    return tell([...lines, ...(cards.length > most ? ['There are more.'] : [])].join('\n'));
  },
});
