import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { whySchema } from './why.ts';

export const explainTask = defineEndpoint({
  id: 'tasks.why',
  method: 'GET',
  path: '/v1/tasks/:taskId/why',
  summary: 'Why a task is where it is: the one reason, and the one thing that helps',
  access: { scope: 'tasks:read' },
  params: z.object({ taskId: idSchema('task') }),
  response: whySchema,
  errors: ['resource.not_found'],
});

export const explainRun = defineEndpoint({
  id: 'runs.why',
  method: 'GET',
  path: '/v1/runs/:runId/why',
  summary: 'Why a run is where it is',
  access: { scope: 'runs:read' },
  params: z.object({ runId: idSchema('run') }),
  response: whySchema,
  errors: ['resource.not_found'],
});
