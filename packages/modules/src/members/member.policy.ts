import { roles, type Role } from '@helix/contracts';

const isAbove = (a: Role, b: Role) => roles.indexOf(a) > roles.indexOf(b);

/** Why somebody may not give a role, or take one away; nothing when they may. Nobody acts above themselves. */
export function whyNotGrant(
  actor: { readonly role: Role },
  change: { readonly from?: Role; readonly to?: Role },
): string | undefined {
  if (change.from !== undefined && isAbove(change.from, actor.role)) {
    return `You are ${actor.role} and cannot change who is ${change.from}`;
  }
  if (change.to !== undefined && isAbove(change.to, actor.role)) {
    return `You are ${actor.role} and cannot make anybody ${change.to}`;
  }
  return undefined;
}

/**
 * Who has a reset link becomes that person. So an owner sees those of their own people only, an admin only of
 * who ranks below, and neither of somebody whose password also opens another organization.
 */
export function maySeeResetLink(
  viewer: { readonly role: Role; readonly isInstanceOwner: boolean },
  person: { readonly role: Role; readonly isInstanceOwner: boolean; readonly memberships: number },
): boolean {
  if (viewer.isInstanceOwner) return true;
  if (person.isInstanceOwner || person.memberships > 1) return false;
  return viewer.role === 'owner' || isAbove(viewer.role, person.role);
}
