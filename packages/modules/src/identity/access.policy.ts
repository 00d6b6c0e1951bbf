import { roles, type Access, type Role, type Scope } from '@helix/contracts';

type Caller = {
  readonly role: Role;
  readonly scopes: ReadonlySet<Scope>;
  readonly apiKeyId?: string | undefined;
  readonly totpRequired: boolean;
};
type Missing = {
  readonly code: 'auth.forbidden' | 'auth.totp_enrollment_required';
  readonly message: string;
};

/** What a caller lacks for an endpoint; nothing when they may. */
export function findMissingAccess(
  caller: Caller,
  endpoint: { readonly id: string; readonly access: Access },
): Missing | undefined {
  const { access } = endpoint;
  if (access === 'public') return undefined;
  if (access.session && caller.apiKeyId !== undefined) {
    return forbidden('This is for a person who has signed in; an API key cannot do it');
  }
  // Anybody may ask who they are, end their sessions, and set up the second factor that they owe.
  if (endpoint.id.startsWith('auth.')) return undefined;
  if (!caller.scopes.has(access.scope)) {
    return forbidden(`This key lacks the scope ${access.scope}`);
  }
  if (caller.totpRequired) {
    return {
      code: 'auth.totp_enrollment_required',
      message: 'Your organization asks for a second factor; set one up first',
    };
  }
  const least = access.role ?? 'viewer';
  if (roles.indexOf(caller.role) >= roles.indexOf(least)) return undefined;
  return forbidden(`This needs the role ${least}; you are ${caller.role}`);
}

const forbidden = (message: string): Missing => ({ code: 'auth.forbidden', message });
