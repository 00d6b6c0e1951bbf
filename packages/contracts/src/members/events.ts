import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { roleSchema } from '../identity/user.ts';
import { invitationSchema } from './invitation.ts';
import { memberSchema } from './member.ts';

export const memberJoined = defineEvent({
  name: 'member.joined',
  data: z.object({ member: memberSchema }),
});
export const memberUpdated = defineEvent({
  name: 'member.updated',
  data: z.object({
    member: memberSchema,
    changes: z.object({
      role: z.object({ from: roleSchema, to: roleSchema }).optional(),
      name: z.object({ from: z.string(), to: z.string() }).optional(),
      email: z.object({ from: z.string(), to: z.string() }).optional(),
    }),
  }),
});
export const memberRemoved = defineEvent({
  name: 'member.removed',
  data: z.object({
    member: memberSchema,
    handedOverTo: idSchema('member').nullable(),
    tasksHandedOver: z.int(),
  }),
});
export const invitationCreated = defineEvent({
  name: 'invitation.created',
  data: z.object({ invitation: invitationSchema }),
});
export const invitationSent = defineEvent({
  name: 'invitation.sent_again',
  data: z.object({ invitation: invitationSchema }),
});
export const invitationRevoked = defineEvent({
  name: 'invitation.revoked',
  data: z.object({ invitation: invitationSchema }),
});
export const invitationAccepted = defineEvent({
  name: 'invitation.accepted',
  data: z.object({ invitation: invitationSchema, memberId: idSchema('member') }),
});
