import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { runSchema, runStepSchema } from '../runs/run.ts';

const runFields = runSchema.shape;

export const taskWorkSchema = z
  .object({
    taskId: idSchema('task'),
    runId: runFields.id,
    agentId: runFields.agentId,
    status: runFields.status,
    attempt: runFields.attempt,
    reason: runFields.reason,
    message: runFields.message,
    costUsd: runFields.costUsd,
    createdAt: runFields.createdAt,
    startedAt: runFields.startedAt,
    step: z
      .object({
        kind: runStepSchema.shape.kind,
        state: runStepSchema.shape.state,
        name: z.string().nullable().describe('The tool that is called, or the model'),
        startedAt: runStepSchema.shape.startedAt,
      })
      .nullable()
      .describe('What it did last, or is at'),
    questionId: idSchema('question').nullable().describe('The question that waits for an answer'),
  })
  .meta({ id: 'TaskWork' });
export type TaskWork = z.infer<typeof taskWorkSchema>;

export const getBoardWork = defineEndpoint({
  id: 'boards.work',
  method: 'GET',
  path: '/v1/boards/:boardId/work',
  summary: 'What agents do on a board at this moment: each run that is not over, and its step',
  description:
    'A step begins without an event of its own, so ask again every few seconds while something runs.',
  access: { scope: 'runs:read' },
  params: z.object({ boardId: idSchema('board') }),
  response: z.object({ items: z.array(taskWorkSchema), nextCursor: z.null() }),
  errors: ['resource.not_found'],
});
