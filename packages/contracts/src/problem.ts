import { z } from 'zod';

/** The body of every answer that is not a success. */
export const problemSchema = z
  .object({
    code: z.string().describe('Stable, machine-readable; see the error codes'),
    message: z.string().describe('One sentence for a person'),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string().describe('Quote it when you ask for help'),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;
