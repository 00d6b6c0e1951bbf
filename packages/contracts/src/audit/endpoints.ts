import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { pageOf, pageQuery } from '../page.ts';
import { auditEntrySchema } from './entry.ts';

const idText = z.string().regex(/^[a-z]+_[0-9a-z]{8,40}$/, 'must be an id');

export const listAudit = defineEndpoint({
  id: 'audit.list',
  method: 'GET',
  path: '/v1/audit',
  summary: 'List the audit log, newest first',
  access: { scope: 'organization:read', role: 'admin' },
  query: z.object({
    ...pageQuery,
    actor: idText.optional().describe('The id of who did it'),
    action: z
      .string()
      .regex(/^[a-z_]{1,40}\.([a-z_]{1,60}|\*)$/, 'must be like task.moved or task.*')
      .optional(),
    subject: idText.optional().describe('The id of what it was done to'),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
  }),
  response: pageOf(auditEntrySchema),
  errors: [],
});

export const auditProblems = ['altered', 'missing', 'truncated', 'forged'] as const;

export const auditVerdictSchema = z
  .object({
    ok: z.boolean(),
    entries: z.int().describe('How many were checked'),
    headSeq: z.int().describe('The last entry there should be; 0 when nothing was ever written'),
    headHash: z.string().nullable().describe('Keep it elsewhere to prove later what was here'),
    firstBrokenSeq: z.int().nullable(),
    problem: z.enum(auditProblems).nullable(),
    message: z.string(),
  })
  .meta({ id: 'AuditVerdict' });
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;

export const verifyAudit = defineEndpoint({
  id: 'audit.verify',
  method: 'GET',
  path: '/v1/audit/verify',
  summary: 'Check that no entry of the audit log was changed, removed, added or cut off',
  access: { scope: 'organization:read', role: 'admin' },
  response: auditVerdictSchema,
  errors: [],
});
