import { z } from 'zod';
import { providerSchema } from '../models/model.ts';
import { attemptKey } from './run-start.ts';

/** What a gateway can take on. Asked for after hello, and sent as an event whenever it changes. */
export const capabilitiesSchema = z.strictObject({
  protocolVersion: z.int().positive().describe('Of the helix messages'),
  providers: z.array(providerSchema),
  maxRuns: z.int().positive(),
  activeRuns: z.int().nonnegative(),
  draining: z.boolean().describe('It takes no more runs'),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;

/** The answer also names the attempts whose outcome is not acknowledged, so that nobody starts one elsewhere. */
export const capabilitiesResultSchema = z.strictObject({
  ...capabilitiesSchema.shape,
  attempts: z.array(z.strictObject(attemptKey)),
});
