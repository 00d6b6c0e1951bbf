import { z } from 'zod';
import { memoryTextSchema } from '@helix/contracts/memories';
import { changeAgentFile } from '../agents/index.ts';
import { remember } from '../memories/index.ts';
import { defineTool, tell, type ToolCall, type ToolResult } from './tool.ts';
import { requireUseLeft } from './use-limits.ts';

export const rememberNote = defineTool({
  name: 'remember',
  description:
    'Keeps something for your later runs: a fact, a decision, a lesson, in one or two sentences that make sense on their own. Not for what only matters now, and never for secrets.',
  input: z.strictObject({
    text: memoryTextSchema,
    always: z
      .boolean()
      .default(false)
      .describe(
        'Write it into your MEMORY.md, which you read in every run, instead of a note that comes back when it fits',
      ),
  }),
  async carryOut(call, { text, always }) {
    await requireUseLeft(call, 'remember');
    if (always) return writeDown(call, text);
    const { ctx, tx, run, agent } = call;
    const { isNew } = await remember(ctx, tx, {
      ...{ organizationId: run.organizationId, scope: 'local', agentId: agent.id },
      ...{ text, by: agent, runId: run.id },
    });
    return tell(isNew ? 'You will remember this.' : 'You remember this already.');
  },
});

async function writeDown({ ctx, tx, run, agent }: ToolCall, text: string): Promise<ToolResult> {
  const line = `- ${text.replaceAll(/\s+/g, ' ')}`;
  const file = {
    organizationId: run.organizationId,
    agentId: agent.id,
    name: 'MEMORY.md',
  } as const;
  let isNew = false;
  await changeAgentFile(ctx, tx, { ...file, author: agent, runId: run.id }, (memory) => {
    isNew = !memory.split('\n').some((known) => known.trim() === line);
    const before = memory.trimEnd();
    return isNew ? `${before}${before === '' ? '' : '\n'}${line}\n` : memory;
  });
  return tell(isNew ? 'It is in your MEMORY.md now.' : 'Your MEMORY.md has this already.');
}
