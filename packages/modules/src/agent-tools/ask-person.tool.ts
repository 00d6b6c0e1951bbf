import { z } from 'zod';
import { askQuestion } from '../questions/index.ts';
import { refuseDeleted, lockTask } from '../tasks/index.ts';
import { defineTaskTool } from './tool.ts';
import { requireUseLeft } from './use-limits.ts';

const longestDays = 30;

export const askPerson = defineTaskTool({
  name: 'ask_person',
  description:
    'Asks the people on this task a question that you cannot answer yourself, and waits until one of them has answered. Say what it is about; they may not have followed your work.',
  input: z.strictObject({
    question: z.string().trim().min(1).max(5_000).describe('Markdown'),
    choices: z
      .array(z.string().trim().min(1).max(200))
      .max(10)
      .default([])
      .describe('Answers to choose from; they may answer something else'),
    wait_minutes: z
      .int()
      .min(1)
      .max(longestDays * 24 * 60)
      .optional()
      .describe(
        'After this you go on without an answer; when left out, you wait as long as it takes',
      ),
  }),
  async carryOut(call, { question, choices, wait_minutes }) {
    await requireUseLeft(call, 'ask_person');
    const { ctx, tx, run, visitor, agent, callId } = call;
    const { organizationId, taskId } = run;
    refuseDeleted(await lockTask(tx, visitor, { taskId, need: 'create' }));
    await askQuestion(ctx, tx, {
      ...{ organizationId, taskId, runId: run.id, callId, agent },
      ...{ text: question, choices: [...new Set(choices)] },
      deadlineAt:
        wait_minutes === undefined ? null : new Date(ctx.now().getTime() + wait_minutes * 60_000),
    });
    return { kind: 'suspend' };
  },
});
