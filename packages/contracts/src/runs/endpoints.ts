import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { runChanged, runDelta, runStepRecorded } from './events.ts';
import { runStatuses } from './run-status.ts';
import { listedRunSchema, runSchema, runStepSchema, runTriggerKinds } from './run.ts';
import { workRefusals } from './work-refusals.ts';

const runParams = z.object({ runId: idSchema('run') });

export const listRuns = defineEndpoint({
  id: 'runs.list',
  method: 'GET',
  path: '/v1/runs',
  summary: 'List runs, newest first',
  access: { scope: 'runs:read' },
  query: z.object({
    ...pageQuery,
    taskId: idSchema('task').optional(),
    agentId: idSchema('agent').optional(),
    boardId: idSchema('board').optional(),
    modelId: idSchema('model').optional(),
    status: z
      .enum([...runStatuses, 'live', 'ended', 'unsuccessful'])
      .optional()
      .describe('live: not over; unsuccessful: over without a result, and not stopped by a person'),
    trigger: z.enum(runTriggerKinds).optional().describe('What set it off'),
    reason: z.string().max(64).optional().describe('Why it waits or how it ended'),
    requestedById: z.string().max(64).optional().describe('The member or agent who asked for it'),
    from: z.iso.datetime().optional().describe('Asked for at this time or later'),
    to: z.iso.datetime().optional().describe('Asked for before this time'),
  }),
  response: pageOf(listedRunSchema),
  errors: [],
});

export const getRun = defineEndpoint({
  id: 'runs.get',
  method: 'GET',
  path: '/v1/runs/:runId',
  summary: 'Get a run',
  access: { scope: 'runs:read' },
  params: runParams,
  response: runSchema,
  errors: ['resource.not_found'],
});

export const listRunSteps = defineEndpoint({
  id: 'runs.steps.list',
  method: 'GET',
  path: '/v1/runs/:runId/steps',
  summary: 'List the recorded steps of a run in order',
  access: { scope: 'runs:read' },
  params: runParams,
  response: z.object({ items: z.array(runStepSchema), nextCursor: z.null() }),
  errors: ['resource.not_found'],
});

export const cancelRun = defineEndpoint({
  id: 'runs.cancel',
  method: 'POST',
  path: '/v1/runs/:runId/cancel',
  summary: 'Stop a run',
  access: { scope: 'runs:write', role: 'member' },
  params: runParams,
  body: z.object({}),
  response: runSchema,
  status: 202,
  errors: ['resource.not_found', 'run.not_active'],
});

export const retryRun = defineEndpoint({
  id: 'runs.retry',
  method: 'POST',
  path: '/v1/runs/:runId/retry',
  summary: 'Do the work of a run that is over once more, from its beginning',
  access: { scope: 'runs:write', role: 'member' },
  params: runParams,
  body: z.object({}),
  response: runSchema,
  status: 202,
  errors: [...workRefusals, 'resource.conflict'],
});

export const forkRun = defineEndpoint({
  id: 'runs.fork',
  method: 'POST',
  path: '/v1/runs/:runId/fork',
  summary: 'Go on from a step of a run that is over, in a new run',
  access: { scope: 'runs:write', role: 'member' },
  params: runParams,
  body: z.object({
    stepId: idSchema('step').describe('The last step that the new run keeps'),
    message: z.string().trim().min(1).max(20_000).optional().describe('What to do differently'),
  }),
  response: runSchema,
  status: 202,
  errors: [...workRefusals, 'resource.conflict'],
});

export const steerRun = defineEndpoint({
  id: 'runs.steer',
  method: 'POST',
  path: '/v1/runs/:runId/steer',
  summary: 'Say something to a live run; it reads it at its next step',
  access: { scope: 'runs:write', role: 'member' },
  params: runParams,
  body: z.object({ message: z.string().trim().min(1).max(20_000) }),
  response: runSchema,
  status: 202,
  errors: ['resource.not_found', 'run.not_active'],
});

export const streamRun = defineEndpoint({
  id: 'runs.stream',
  method: 'GET',
  path: '/v1/runs/:runId/stream',
  summary: 'Follow a run: its recorded steps, then the answer as it is written',
  description:
    'Ends by itself when the run has ended. `Last-Event-ID` resumes; a frame is never repeated.',
  access: { scope: 'runs:read' },
  params: runParams,
  response: { kind: 'events', events: [runStepRecorded, runDelta, runChanged] },
  errors: ['resource.not_found', 'stream.slow_consumer'],
});
