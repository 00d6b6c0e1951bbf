import { z } from 'zod';
import { roleSchema } from '../identity/user.ts';

/** What came of reading an archive. */
export const organizationImportSchema = z
  .object({
    rows: z.record(z.string(), z.int()).describe('How many of each kind were written'),
    files: z.int(),
    people: z.array(
      z.object({
        email: z.string(),
        name: z.string(),
        role: roleSchema,
        link: z.string().nullable().describe('Of an invitation, to pass on; shown this once'),
        outcome: z
          .enum(['member', 'invited', 'absent'])
          .describe('`member` was one here already; of `absent` people only the names remain'),
      }),
    ),
  })
  .meta({ id: 'OrganizationImport' });
export type OrganizationImport = z.infer<typeof organizationImportSchema>;
