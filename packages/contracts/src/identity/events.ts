import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { organizationSchema } from './user.ts';

export const organizationCreated = defineEvent({
  name: 'organization.created',
  data: z.object({ organization: organizationSchema }),
});
