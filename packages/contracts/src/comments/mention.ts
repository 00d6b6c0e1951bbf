import { z } from 'zod';
import { idSchema } from '../id.ts';

export const mentionableKinds = ['member', 'agent'] as const;

const mentionableSchema = z.object({
  kind: z.enum(mentionableKinds),
  id: z.union([idSchema('member'), idSchema('agent')]),
  name: z.string(),
});
export type Mentionable = z.infer<typeof mentionableSchema>;

export const mentionSchema = mentionableSchema
  .extend({
    text: z.string().describe('As it was written, with its @'),
    reachable: z.boolean().describe('False for a person who may not see the board'),
  })
  .meta({ id: 'Mention' });
export type Mention = z.infer<typeof mentionSchema>;

/** What looks like a mention and is nobody, or could be several. */
export const unresolvedMentionSchema = z
  .object({
    text: z.string(),
    problem: z.enum(['unknown', 'ambiguous']),
    candidates: z
      .array(mentionableSchema.extend({ handle: z.string().describe('What to write instead') }))
      .describe('Whom it may mean'),
  })
  .meta({ id: 'UnresolvedMention' });
export type UnresolvedMention = z.infer<typeof unresolvedMentionSchema>;

/** Whether an agent has time: `working` when it has as many runs as it may have at once. */
export const agentStates = ['idle', 'working', 'queued', 'paused', 'no_model'] as const;

export const mentionCandidateSchema = mentionableSchema
  .extend({
    handle: z.string().describe('What to write after the @, unambiguous'),
    title: z.string().describe("An agent's role, a person's address"),
    state: z.enum(agentStates).nullable().describe('null for people'),
    reachable: z.boolean(),
  })
  .meta({ id: 'MentionCandidate' });
export type MentionCandidate = z.infer<typeof mentionCandidateSchema>;

export const mentionEffects = [
  'notified',
  'woken',
  'steered',
  'queued',
  'paused',
  'unreachable',
  'none',
] as const;

/** What a run of an agent usually costs with the model that it has now. */
export const typicalCostSchema = z
  .object({
    medianUsd: z.number().nullable().describe('null when no run with this model has a price yet'),
    runs: z.int().describe('How many of its latest runs that is the middle of'),
    isSimulated: z.boolean().describe('The simulation costs nothing'),
  })
  .meta({ id: 'TypicalCost' });
export type TypicalCost = z.infer<typeof typicalCostSchema>;

export const mentionEffectSchema = mentionSchema
  .extend({
    state: z.enum(agentStates).nullable().describe('null for people'),
    effect: z.enum(mentionEffects).describe('What sending it does to them'),
    reason: z.string().describe('The same as a sentence'),
    typicalCost: typicalCostSchema
      .nullable()
      .describe('Of the work that it leads to; null when it leads to none'),
  })
  .meta({ id: 'MentionEffect' });
export type MentionEffect = z.infer<typeof mentionEffectSchema>;
