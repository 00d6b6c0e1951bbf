import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { agentSchema } from './agent.ts';

export const agentCreated = defineEvent({
  name: 'agent.created',
  data: z.object({ agent: agentSchema }),
});
