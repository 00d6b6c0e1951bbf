import * as contract from '@helix/contracts/identity';
import { AppError } from '@helix/runtime';
import { implement } from '../../endpoint-handler.ts';
import { decodeCursor, toPage } from '../../page.ts';
import { createApiKey, isAdmin, revokeApiKey } from '../api-keys/api-key.commands.ts';
import { listApiKeys } from '../api-keys/api-key.queries.ts';
import {
  createOrganization,
  getOrganization,
  updateOrganization,
} from './organization.commands.ts';
import { listMemberships } from './organization.queries.ts';

export const organizationHandlers = [
  implement(contract.listOrganizations, async ({ ctx, actor, query }) => {
    const rows = await listMemberships(ctx.db, {
      userId: actor.userId,
      // A key is for one organization and tells of no other.
      organizationId: actor.apiKeyId === undefined ? undefined : actor.organization.id,
      after: decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    // Memberships are what is paged through; their ids make the cursor.
    const page = toPage(
      rows.map((membership) => ({ id: membership.memberId, membership })),
      query.limit,
    );
    return {
      items: page.items.map(({ membership }) => ({
        ...membership,
        current: membership.id === actor.organization.id,
      })),
      nextCursor: page.nextCursor,
    };
  }),
  implement(contract.createOrganization, ({ ctx, actor, body }) =>
    createOrganization(ctx, actor, body),
  ),
  implement(contract.getOrganization, ({ ctx, actor }) =>
    getOrganization(ctx.db, actor.organization.id),
  ),
  implement(contract.updateOrganization, ({ ctx, actor, body }) =>
    updateOrganization(ctx, actor, body),
  ),
  implement(contract.createApiKey, ({ ctx, actor, body }) => createApiKey(ctx, actor, body)),
  implement(contract.listApiKeys, async ({ ctx, actor, query }) => {
    if (query.of === 'everyone' && !isAdmin(actor)) {
      throw new AppError('auth.forbidden', "Only admins see other people's keys");
    }
    const rows = await listApiKeys(ctx.db, {
      organizationId: actor.organization.id,
      memberId: query.of === 'me' ? actor.id : undefined,
      before: decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    return toPage(rows, query.limit);
  }),
  implement(contract.revokeApiKey, async ({ ctx, actor, params }) => {
    await revokeApiKey(ctx, actor, params.apiKeyId);
    return { revoked: true as const };
  }),
];
