import { z } from 'zod';
import { gatewayFeatureSchema } from '../gateway/capabilities.ts';
import { providerSchema } from '../models/model.ts';

export const gatewayStates = ['connected', 'draining', 'away'] as const;

export const gatewaySchema = z
  .object({
    id: z.string().describe('Where engines reach it, as host and port'),
    name: z.string().describe('What it calls itself; its address while nobody has reached it yet'),
    url: z.string(),
    state: z
      .enum(gatewayStates)
      .describe(
        'draining: it finishes what it has and takes nothing new; away: no engine reaches it',
      ),
    since: z.iso.datetime().describe('Since when it is in this state'),
    version: z.string().nullable().describe('null while nobody has reached it yet'),
    providers: z.array(providerSchema).describe('Whose models it may call'),
    features: z.array(gatewayFeatureSchema),
    slots: z
      .object({ used: z.int(), total: z.int() })
      .nullable()
      .describe('Runs that it carries out, and may at most; null while it is away'),
    lastHeardAt: z.iso.datetime().nullable(),
    startedAt: z.iso.datetime().nullable(),
    engines: z.array(z.string()).describe('The engines that are connected to it'),
  })
  .meta({ id: 'Gateway' });
export type Gateway = z.infer<typeof gatewaySchema>;
