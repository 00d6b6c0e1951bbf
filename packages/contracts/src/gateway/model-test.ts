import { z } from 'zod';
import { runModelSchema } from './run-start.ts';

export const modelTestSchema = z.strictObject({
  model: runModelSchema,
  limitMs: z.int().positive().max(60_000).default(25_000).describe('How long it may take in all'),
});
export type ModelTest = z.infer<typeof modelTestSchema>;
