import { z } from 'zod';
import { defineEvent } from '../event.ts';

/** So much has changed at once that whoever shows the organization should load it again. */
export const organizationImported = defineEvent({
  name: 'organization.imported',
  data: z.object({ rows: z.record(z.string(), z.int()), files: z.int() }),
});
