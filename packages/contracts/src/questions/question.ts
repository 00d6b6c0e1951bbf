import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';

export const questionStates = ['open', 'answered', 'closed'] as const;

export const questionSchema = z
  .object({
    id: idSchema('question'),
    runId: idSchema('run'),
    taskId: idSchema('task'),
    agentId: idSchema('agent'),
    text: z.string().describe('Markdown'),
    choices: z.array(z.string()).describe('Answers that it offers; another one may be given'),
    requestedBy: actorSchema.describe('On whose request the agent works'),
    state: z.enum(questionStates),
    answer: z.string().nullable(),
    answeredBy: actorSchema.nullable(),
    closedReason: z.string().nullable().describe('Why nobody can answer it any more'),
    deadlineAt: z.iso
      .datetime()
      .nullable()
      .describe('The run goes on without an answer after this time'),
    endedAt: z.iso.datetime().nullable().describe('When it was answered or closed'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Question' });
export type Question = z.infer<typeof questionSchema>;
