import { roles, type Access, type Role, type Scope } from '@helix/contracts';

type Caller = { readonly role: Role; readonly scopes: ReadonlySet<Scope> };

/** What is missing for an endpoint, as a sentence; nothing when the caller may. */
export function findMissingAccess(
  caller: Caller,
  access: Exclude<Access, 'public'>,
): string | undefined {
  if (!caller.scopes.has(access.scope)) return `This key lacks the scope ${access.scope}`;
  const least = access.role ?? 'viewer';
  if (roles.indexOf(caller.role) >= roles.indexOf(least)) return undefined;
  return `This needs the role ${least}; you are ${caller.role}`;
}
