import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { memorySchema } from './memory.ts';

export const memoryAdded = defineEvent({
  name: 'memory.added',
  data: z.object({ memory: memorySchema }),
});
export const memoryUpdated = defineEvent({
  name: 'memory.updated',
  data: z.object({
    memory: memorySchema,
    changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
  }),
});
export const memoryRemoved = defineEvent({
  name: 'memory.removed',
  data: z.object({ memoryId: idSchema('memory'), agentId: idSchema('agent').nullable() }),
});
