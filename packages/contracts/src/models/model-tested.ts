import { z } from 'zod';
import { failureReasonSchema } from '../runs/failure-reason-schema.ts';
import { usageSchema } from '../runs/run.ts';

/** What a model is asked to do, each in a call of its own. */
export const modelAbilities = ['answer', 'tools', 'vision'] as const;
export type ModelAbility = (typeof modelAbilities)[number];

const modelCheckSchema = z.strictObject({
  ability: z.enum(modelAbilities),
  passed: z.boolean(),
  message: z.string().describe('What was seen, to a person'),
  reason: failureReasonSchema.optional().describe('Why the call failed, if it did'),
  usage: usageSchema.nullable().describe('null when the provider did not tell'),
  isUnbilled: z.boolean().optional().describe('It never reached the model: nobody is paid for it'),
  startedAt: z.iso.datetime(),
  firstTokenMs: z.int().nonnegative().nullable(),
  totalMs: z.int().nonnegative(),
});
export type ModelCheck = z.infer<typeof modelCheckSchema>;

/** Every check is one real call of the provider, and costs what such a call costs. */
export const modelTestedSchema = z.strictObject({
  outcome: z
    .enum(['works', 'limited', 'fails'])
    .describe('limited: it answers, and cannot do all that its settings say it can'),
  message: z.string().describe('What is wrong, or that nothing is'),
  nextAction: z.string().nullable(),
  checks: z.array(modelCheckSchema),
});
export type ModelTested = z.infer<typeof modelTestedSchema>;

/** The latest test of a model, for everybody to see. */
export const lastTestSchema = modelTestedSchema
  .extend({
    at: z.iso.datetime(),
    version: z.int().describe('Of the model as it was tested'),
  })
  .meta({ id: 'ModelLastTest' });
export type LastTest = z.infer<typeof lastTestSchema>;
