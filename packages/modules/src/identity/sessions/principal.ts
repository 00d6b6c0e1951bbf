import type { Scope } from '@helix/contracts';
import type { User } from '@helix/contracts/identity';
import type { Actor } from '../../context.ts';
import type { Principal } from './session.queries.ts';

/** Asked for by the organization and not set up. */
function owesTotp(principal: Principal): boolean {
  // Asked with every request, so the settings are not parsed as a whole.
  return principal.totpEnabledAt === null && principal.organizationSettings['requireTotp'] === true;
}

export function toActor(
  principal: Principal,
  by: { sessionId?: string; apiKeyId?: string; scopes: ReadonlySet<Scope> },
): Actor {
  return {
    kind: 'member',
    id: principal.memberId,
    name: principal.name,
    email: principal.email,
    userId: principal.userId,
    organization: {
      id: principal.organizationId,
      name: principal.organizationName,
      slug: principal.organizationSlug,
    },
    role: principal.role,
    isInstanceOwner: principal.isInstanceOwner,
    totpEnabled: principal.totpEnabledAt !== null,
    totpRequired: owesTotp(principal),
    ...by,
  };
}

export function toUser(principal: Principal): User {
  return userOf(toActor(principal, { scopes: new Set() }));
}

export function userOf(actor: Actor): User {
  return {
    id: actor.userId,
    memberId: actor.id,
    email: actor.email,
    name: actor.name,
    role: actor.role,
    organization: actor.organization,
    totpEnabled: actor.totpEnabled,
    totpRequired: actor.totpRequired,
    isInstanceOwner: actor.isInstanceOwner,
  };
}

/** How events name them. */
export const eventActorOf = (principal: Pick<Principal, 'memberId' | 'name'>) => ({
  kind: 'member' as const,
  id: principal.memberId,
  name: principal.name,
});
