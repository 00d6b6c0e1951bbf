import * as contract from '@helix/contracts/members';
import { implement } from '../endpoint-handler.ts';
import { listMembers } from '../identity/index.ts';
import { decodeCursor, toPage } from '../page.ts';
import { createInvitation, resendInvitation, revokeInvitation } from './invitation.commands.ts';
import { listInvitations, toInvitation } from './invitation.queries.ts';
import { acceptInvitation, previewInvitation } from './join.commands.ts';
import { changeRole, getMember, removeMember } from './member.commands.ts';
import { listPasswordResets } from './password-resets.ts';

export const memberHandlers = [
  implement(contract.listMembers, async ({ ctx, actor, query }) =>
    toPage(
      await listMembers(ctx.db, {
        organizationId: actor.organization.id,
        q: query.q,
        role: query.role,
        removed: query.removed,
        after: decodeCursor(query.cursor),
        limit: query.limit + 1,
      }),
      query.limit,
    ),
  ),
  implement(contract.listPasswordResets, ({ ctx, actor, query }) =>
    listPasswordResets(ctx, actor, query),
  ),
  implement(contract.getMember, ({ ctx, actor, params }) => getMember(ctx, actor, params.memberId)),
  implement(contract.updateMember, ({ ctx, actor, params, body }) =>
    changeRole(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.removeMember, ({ ctx, actor, params, body }) =>
    removeMember(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.createInvitation, ({ ctx, actor, body }) =>
    createInvitation(ctx, actor, body),
  ),
  implement(contract.listInvitations, async ({ ctx, actor, query }) => {
    const rows = await listInvitations(ctx.db, {
      organizationId: actor.organization.id,
      onlyOpen: query.status === 'open',
      before: decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    const { items, nextCursor } = toPage(rows, query.limit);
    return { items: items.map((row) => toInvitation(row, ctx.now())), nextCursor };
  }),
  implement(contract.revokeInvitation, ({ ctx, actor, params }) =>
    revokeInvitation(ctx, actor, params.invitationId),
  ),
  implement(contract.resendInvitation, ({ ctx, actor, params }) =>
    resendInvitation(ctx, actor, params.invitationId),
  ),
  implement(contract.previewInvitation, ({ ctx, query }) => previewInvitation(ctx, query.token)),
  implement(contract.acceptInvitation, ({ ctx, body, client }) =>
    acceptInvitation(ctx, body, client),
  ),
];
