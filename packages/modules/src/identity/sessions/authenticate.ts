import { scopes } from '@helix/contracts';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../../context.ts';
import { findPrincipalOfApiKey, touchApiKey } from '../api-keys/api-key.queries.ts';
import { toActor } from './principal.ts';
import { findPrincipalOfSession, touchSession } from './session.queries.ts';
import { apiKeyPrefix, hashToken, readAccessToken } from './token.ts';

const everyScope = new Set(scopes);
/** "Last used" is not worth a write for each request. */
const touchEveryMs = 60_000;

/** The member behind a token or a key. Asks the database each time, so that what is revoked ends at once. */
export async function authenticate(ctx: Context, token: string | undefined): Promise<Actor> {
  if (token === undefined) throw new AppError('auth.required', 'Sign in first');
  return token.startsWith(apiKeyPrefix) ? byApiKey(ctx, token) : bySession(ctx, token);
}

async function bySession(ctx: Context, accessToken: string): Promise<Actor> {
  const now = ctx.now();
  const sessionId = readAccessToken(ctx.config.jwtSecret, accessToken);
  const principal =
    sessionId === undefined ? undefined : await findPrincipalOfSession(ctx.db, sessionId, now);
  if (!principal || sessionId === undefined) {
    throw new AppError('auth.session_expired', 'The session has ended; sign in again');
  }
  if (isStale(principal.lastUsedAt, now)) await touchSession(ctx.db, sessionId, now);
  return toActor(principal, { sessionId, scopes: everyScope });
}

async function byApiKey(ctx: Context, key: string): Promise<Actor> {
  const now = ctx.now();
  const found = await findPrincipalOfApiKey(ctx.db, { hash: hashToken(key) }, now);
  if (!found) throw new AppError('auth.required', 'This API key is unknown, expired or revoked');
  if (isStale(found.lastUsedAt, now)) await touchApiKey(ctx.db, found.apiKeyId, now);
  return toActor(found, { apiKeyId: found.apiKeyId, scopes: new Set(found.scopes) });
}

function isStale(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > touchEveryMs;
}
