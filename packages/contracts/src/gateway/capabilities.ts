import { z } from 'zod';
import { providerSchema } from '../models/model.ts';
import { attemptKey } from './run-start.ts';

/** What a run may need of a gateway besides a provider. */
export const gatewayFeatures = ['tools', 'vision'] as const;
export const gatewayFeatureSchema = z.enum(gatewayFeatures);
export type GatewayFeature = z.infer<typeof gatewayFeatureSchema>;

/** What a gateway can take on. Asked for after hello, and sent as an event whenever it changes. */
export const capabilitiesSchema = z.strictObject({
  protocolVersion: z.int().positive().describe('Of the helix messages'),
  name: z.string().min(1).max(100).describe('As people know it'),
  version: z.string().max(100).describe('Of the product'),
  startedAt: z.iso.datetime(),
  providers: z.array(providerSchema).describe('Whose models it may call'),
  features: z.array(gatewayFeatureSchema),
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
