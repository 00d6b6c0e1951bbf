import { z } from 'zod';
import { idSchema } from '../id.ts';
import { organizationSchema } from '../identity/organization.ts';
import { roleSchema } from '../identity/user.ts';

export const invitationSchema = z
  .object({
    id: idSchema('invite'),
    email: z.string(),
    role: roleSchema,
    boardIds: z.array(idSchema('board')).describe('Boards they may work on from the start'),
    invitedBy: idSchema('member'),
    status: z.enum(['pending', 'expired', 'accepted', 'revoked']),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitationSchema>;

export const sentInvitationSchema = invitationSchema
  .extend({
    link: z.string().describe('Shown this once, to pass on in person'),
    mailed: z.boolean(),
  })
  .meta({ id: 'SentInvitation' });
export type SentInvitation = z.infer<typeof sentInvitationSchema>;

export const invitationPreviewSchema = z
  .object({
    organization: organizationSchema.pick({ name: true, slug: true }),
    email: z.string(),
    role: roleSchema,
    invitedBy: z.string().describe('Their name'),
    expiresAt: z.iso.datetime(),
    existingPerson: z
      .boolean()
      .describe('They have an account already and accept with its password'),
  })
  .meta({ id: 'InvitationPreview' });
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;
