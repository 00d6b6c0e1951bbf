import { z } from 'zod';
import { idSchema } from '../id.ts';

/** Every honest reason why a task or a run is where it is. */
export const whyReasons = [
  'deleted',
  'archived',
  'board_archived',
  'done',
  'working',
  'starting',
  'question',
  'agent_paused',
  'agent_archived',
  'agent_busy',
  'model_busy',
  'organization_busy',
  'gateway_unavailable',
  'gateway_incapable',
  'trying_again',
  'review',
  'blocked',
  'failed',
  'stopped',
  'nobody_assigned',
  'agent_not_asked',
  'agent_without_model',
  'in_backlog',
  'column_full',
  'about_to_begin',
  'waiting_column',
  'with_person',
] as const;
export const whyReasonSchema = z.enum(whyReasons);
export type WhyReason = z.infer<typeof whyReasonSchema>;

/** The one thing that helps. */
export const whyActionSchema = z.object({
  kind: z.enum([
    'none',
    'restore',
    'restore_board',
    'reopen',
    'answer',
    'resume_agent',
    'raise_limit',
    'start_gateway',
    'approve_or_reject',
    'finish_blockers',
    'retry',
    'assign',
    'execute',
    'choose_model',
    'move_to_todo',
    'move_on',
    'make_room',
  ]),
  sentence: z.string(),
});

export const whySchema = z
  .object({
    state: z
      .enum(['moving', 'waiting', 'stopped', 'over'])
      .describe('Whether anything happens by itself'),
    reason: whyReasonSchema,
    sentence: z.string().describe('To people, with the names of what is in the way'),
    action: whyActionSchema,
    runId: idSchema('run').nullable().describe('The run that it is about'),
    agentId: idSchema('agent').nullable(),
    since: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Why' });
export type Why = z.infer<typeof whySchema>;
