import { z } from 'zod';

/** What came of reading an archive. */
export const organizationImportSchema = z
  .object({
    rows: z.record(z.string(), z.int()).describe('How many of each kind were written'),
    files: z.int(),
    people: z.array(
      z.object({
        email: z.string(),
        name: z.string(),
        outcome: z
          .enum(['member', 'absent'])
          .describe('`member` was one here already; of `absent` people only the names remain'),
      }),
    ),
  })
  .meta({ id: 'OrganizationImport' });
export type OrganizationImport = z.infer<typeof organizationImportSchema>;
