import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { modelSchema } from './model.ts';

export const modelCreated = defineEvent({
  name: 'model.created',
  data: z.object({ model: modelSchema }),
});
