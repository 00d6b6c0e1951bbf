import { z } from 'zod';
import { recall } from '../memories/index.ts';
import { defineTool, tell } from './tool.ts';

const most = 20;

export const recallMemories = defineTool({
  name: 'recall',
  description:
    'Looks up what you and your organization remember about something. Your MEMORY.md and what fits your task are in front of you already.',
  input: z.strictObject({
    about: z.string().trim().min(2).max(500).describe('Words that it should have to do with'),
  }),
  async carryOut({ tx, run }, { about }) {
    const { organizationId, agentId } = run;
    const found = await recall(tx.db, { organizationId, agentId }, { text: about, limit: most });
    if (found.length === 0) return tell('Nothing is remembered about that.');
    const lines = found.map(
      ({ text, createdAt, createdBy }) =>
        `- ${text} (${createdBy.name}, ${createdAt.slice(0, 10)})`,
    );
    return tell(lines.join('\n'));
  },
});
