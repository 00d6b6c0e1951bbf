import { scopes } from '@helix/contracts';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { findMemberOfSession } from './identity.queries.ts';
import { readAccessToken } from './token.ts';

const everyScope = new Set(scopes);

/** The member behind an access token. Asks the database each time, so that a revoked session ends at once. */
export async function authenticate(ctx: Context, accessToken: string | undefined): Promise<Actor> {
  if (accessToken === undefined) throw new AppError('auth.required', 'Sign in first');
  const sessionId = readAccessToken(ctx.config.jwtSecret, accessToken);
  const member =
    sessionId === undefined ? undefined : await findMemberOfSession(ctx.db, sessionId, ctx.now());
  if (!member || sessionId === undefined) {
    throw new AppError('auth.session_expired', 'The session has ended; sign in again');
  }
  return {
    kind: 'member',
    id: member.memberId,
    name: member.name,
    email: member.email,
    userId: member.userId,
    sessionId,
    organization: {
      id: member.organizationId,
      name: member.organizationName,
      slug: member.organizationSlug,
    },
    role: member.role,
    scopes: everyScope,
  };
}
