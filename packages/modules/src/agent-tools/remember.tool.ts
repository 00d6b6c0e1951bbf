import { z } from 'zod';
import { memoryTextSchema } from '@helix/contracts/memories';
import { remember } from '../memories/index.ts';
import { defineTool, tell } from './tool.ts';
import { requireUseLeft } from './use-limits.ts';

export const rememberNote = defineTool({
  name: 'remember',
  description:
    'Keeps something for your later runs: a fact, a decision, a lesson, in one or two sentences that make sense on their own. Not for what only matters now, and never for secrets.',
  input: z.strictObject({ text: memoryTextSchema }),
  async carryOut(call, { text }) {
    await requireUseLeft(call, 'remember');
    const { ctx, tx, run, agent } = call;
    const { isNew } = await remember(ctx, tx, {
      ...{ organizationId: run.organizationId, scope: 'local', agentId: agent.id },
      ...{ text, by: agent, runId: run.id },
    });
    return tell(isNew ? 'You will remember this.' : 'You remember this already.');
  },
});
