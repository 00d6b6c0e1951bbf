import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { questionSchema, questionStates } from './question.ts';

const questionParams = z.object({ questionId: idSchema('question') });

export const listQuestions = defineEndpoint({
  id: 'questions.list',
  method: 'GET',
  path: '/v1/questions',
  summary: 'List what agents have asked, newest first',
  access: { scope: 'runs:read' },
  query: z.object({
    ...pageQuery,
    state: z.enum(questionStates).optional(),
    taskId: idSchema('task').optional(),
    runId: idSchema('run').optional(),
    agentId: idSchema('agent').optional(),
    mine: z
      .enum(['true', 'false'])
      .default('false')
      .describe('Only on tasks that the caller is assigned to, made or watches, or asked for'),
  }),
  response: pageOf(questionSchema),
  errors: [],
});

export const getQuestion = defineEndpoint({
  id: 'questions.get',
  method: 'GET',
  path: '/v1/questions/:questionId',
  summary: 'Get a question of an agent',
  access: { scope: 'runs:read' },
  params: questionParams,
  response: questionSchema,
  errors: ['resource.not_found'],
});

export const answerQuestion = defineEndpoint({
  id: 'questions.answer',
  method: 'POST',
  path: '/v1/questions/:questionId/answer',
  summary: 'Answer a question of an agent, whose run then goes on',
  description: 'Once, by whoever comes first. A second answer is refused with the first one.',
  access: { scope: 'runs:write', role: 'member' },
  params: questionParams,
  body: z.object({ answer: z.string().trim().min(1).max(20_000) }),
  response: questionSchema,
  errors: ['resource.not_found', 'question.closed'],
});
