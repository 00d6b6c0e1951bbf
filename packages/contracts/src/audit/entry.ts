import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';

const auditSubjectSchema = z.object({
  kind: z.string().describe('Such as task, member or board'),
  id: z.string().nullable(),
  label: z.string().nullable().describe('What people called it at the time'),
});
export type AuditSubject = z.infer<typeof auditSubjectSchema>;

const auditChangesSchema = z
  .record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }))
  .describe('Field by field; secrets are left out and long texts cut');
export type AuditChanges = z.infer<typeof auditChangesSchema>;

const auditOriginSchema = z.object({
  ip: z.string().optional(),
  sessionId: z.string().optional(),
  apiKeyId: z.string().optional(),
});
export type AuditOrigin = z.infer<typeof auditOriginSchema>;

export const auditEntrySchema = z
  .object({
    seq: z.int().positive().describe('Without gaps in an organization'),
    eventSeq: z.int().positive().describe('The event it was made from'),
    at: z.iso.datetime(),
    actor: actorSchema,
    action: z.string().describe('The type of the event, such as task.moved'),
    subject: auditSubjectSchema.nullable(),
    boardId: idSchema('board').nullable(),
    runId: idSchema('run').nullable(),
    changes: auditChangesSchema,
    origin: auditOriginSchema.nullable().describe('Where the request came from, when it is known'),
    previousHash: z.string(),
    hash: z
      .string()
      .describe('SHA-256 over the previous hash and this entry as canonical JSON, in hex'),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;
