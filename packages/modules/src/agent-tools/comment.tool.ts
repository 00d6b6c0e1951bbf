import { z } from 'zod';
import { commentBodySchema, type Mention } from '@helix/contracts/comments';
import { idSchema } from '@helix/contracts';
import { addComment } from '../comments/index.ts';
import { explainRefusal, judgeWake } from '../mentions/index.ts';
import { lockTask, refuseDeleted } from '../tasks/index.ts';
import { defineTaskTool, tell, type TaskCall } from './tool.ts';
import { requireUseLeft } from './use-limits.ts';

export const comment = defineTaskTool({
  name: 'comment',
  description:
    'Writes a comment on your task for people to read while you work. Your final answer becomes a comment by itself. A person or agent named with @ is told; an agent then reads it and may answer.',
  input: z.strictObject({
    body: commentBodySchema,
    reply_to: idSchema('comment').optional().describe('Id of the comment that it answers'),
  }),
  async carryOut(call, { body, reply_to }) {
    await requireUseLeft(call, 'comment');
    const { ctx, tx, run, by, visitor, agent } = call;
    const { taskId, organizationId } = run;
    refuseDeleted(await lockTask(tx, visitor, { taskId, need: 'create' }));
    const saved = await addComment(ctx, tx, {
      ...{ organizationId, taskId, body, author: agent, runId: by.runId, parentId: reply_to },
    });
    const unknown = saved.unresolvedMentions.map(
      ({ text, problem }) =>
        `${text} ${problem === 'unknown' ? 'names nobody here' : 'could mean several'}.`,
    );
    const refused = await whoIsNotWoken(call, saved.mentions);
    const own = saved.mentions.filter(({ id }) => id === agent.id).map(({ text }) => text);
    const idle = own.map((text) => `${text} is yourself: you are not woken by your own comments.`);
    return tell([`Written as ${saved.id}.`, ...unknown, ...refused, ...idle].join(' '));
  },
});

async function whoIsNotWoken(
  { ctx, tx, by, agent }: TaskCall,
  mentions: readonly Mention[],
): Promise<string[]> {
  const others = mentions.filter(({ kind, id }) => kind === 'agent' && id !== agent.id);
  const sentences: string[] = [];
  for (const { id: agentId, name } of others) {
    const wake = { author: agent, runId: by.runId, agentId, now: ctx.now() };
    const { refusal } = await judgeWake(tx.db, wake);
    if (refusal) sentences.push(explainRefusal(refusal, { author: agent.name, agent: name }));
  }
  return sentences;
}
