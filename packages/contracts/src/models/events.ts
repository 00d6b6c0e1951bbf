import { z } from 'zod';
import { changesSchema, defineEvent } from '../event.ts';
import { modelSchema } from './model.ts';

export const modelCreated = defineEvent({
  name: 'model.created',
  data: z.object({ model: modelSchema }),
});
/** A new key is told by its last four characters alone. */
export const modelUpdated = defineEvent({
  name: 'model.updated',
  data: z.object({ model: modelSchema, changes: changesSchema }),
});
export const modelTested = defineEvent({
  name: 'model.tested',
  data: z.object({ model: modelSchema }),
});
export const modelArchived = defineEvent({
  name: 'model.archived',
  data: z.object({ model: modelSchema }),
});
