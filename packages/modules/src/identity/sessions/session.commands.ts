import { loggedIn, sessionRevoked, type SignedIn } from '@helix/contracts/identity';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Client, Context } from '../../context.ts';
import {
  invalidCredentials,
  verifyCredentials,
  type Credentials,
} from '../credentials/credentials.commands.ts';
import { eventActorOf, toUser } from './principal.ts';
import {
  findPrincipalOfSession,
  insertSession,
  listPrincipals,
  revokeSession,
  revokeSessions,
  rotateSession,
  shortenSession,
  type Principal,
  type SessionTarget,
} from './session.queries.ts';
import {
  accessTokenLifetimeMs,
  hashToken,
  newRefreshToken,
  refreshTokenLifetimeMs,
  sessionOfRefreshToken,
  signAccessToken,
} from './token.ts';

export async function login(
  ctx: Context,
  input: Credentials & { organizationId?: string | undefined },
  client: Client,
): Promise<SignedIn> {
  const { organizationId } = input;
  const user = await verifyCredentials(ctx, input, client);
  const [principal] = await listPrincipals(ctx.db, { userId: user.id, organizationId });
  // Whoever was taken out of every organization is nobody here.
  if (!principal) throw invalidCredentials();
  return ctx.transaction((tx) => openSessionIn(ctx, tx, { principal, client }));
}

export async function openSessionIn(
  ctx: Context,
  tx: Transaction,
  { principal, client }: { principal: Principal; client: Client },
): Promise<SignedIn> {
  const sessionId = ctx.newId('session');
  const refreshToken = newRefreshToken(ctx.config.jwtSecret, sessionId);
  const { memberId, email, organizationId } = principal;
  const now = ctx.now();
  await insertSession(tx.db, {
    id: sessionId,
    memberId,
    refreshTokenHash: hashToken(refreshToken),
    ...client,
    rotatedAt: now,
    lastUsedAt: now,
    expiresAt: new Date(now.getTime() + refreshTokenLifetimeMs),
    createdAt: now,
  });
  tx.emit({
    event: loggedIn,
    organizationId,
    actor: eventActorOf(principal),
    audience: 'admins',
    data: { memberId, email, ...client, sessionId },
  });
  return signedIn(ctx, { sessionId, refreshToken, principal });
}

export async function refreshSession(
  ctx: Context,
  presented: string | undefined,
  client: Client,
): Promise<SignedIn> {
  if (presented === undefined) throw sessionExpired();
  const now = ctx.now();
  const { jwtSecret } = ctx.config;
  const sessionId = sessionOfRefreshToken(jwtSecret, presented);
  if (sessionId === undefined) throw sessionExpired();
  const refreshToken = newRefreshToken(jwtSecret, sessionId);
  const rotated = await rotateSession(ctx.db, {
    sessionId,
    spentHash: hashToken(presented),
    nextHash: hashToken(refreshToken),
    now,
    expiresAt: new Date(now.getTime() + refreshTokenLifetimeMs),
    client,
  });
  if (!rotated) {
    if (!(await endReusedSession(ctx, sessionId))) throw sessionExpired();
    throw new AppError('auth.session_reused', 'This session was ended: its token was used twice');
  }
  const principal = await findPrincipalOfSession(ctx.db, sessionId, now);
  if (!principal) throw sessionExpired();
  return signedIn(ctx, { sessionId, refreshToken, principal });
}

/** Somebody else has a token of this session; nobody can tell who of them is its person. */
function endReusedSession(ctx: Context, sessionId: string): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const ended = await revokeSession(tx.db, sessionId, ctx.now());
    if (ended) await emitRevoked(tx, ended.userId, { ended: [ended], reason: 'token_reused' });
    return ended !== undefined;
  });
}

export async function logout(ctx: Context, actor: Actor): Promise<void> {
  const { userId, sessionId } = actor;
  if (sessionId === undefined) return;
  await endSessions(ctx, actor, { target: { userId, only: sessionId }, reason: 'logged_out' });
}

export async function revokeOwnSession(
  ctx: Context,
  actor: Actor,
  sessionId: string,
): Promise<number> {
  const target = { userId: actor.userId, only: sessionId };
  const ended = await endSessions(ctx, actor, { target, reason: 'revoked' });
  if (ended === 0) throw new AppError('resource.not_found', `No session ${sessionId}`);
  return ended;
}

export function revokeOtherSessions(ctx: Context, actor: Actor): Promise<number> {
  const target = { userId: actor.userId, except: actor.sessionId };
  return endSessions(ctx, actor, { target, reason: 'revoked' });
}

function endSessions(
  ctx: Context,
  actor: Actor,
  end: { target: SessionTarget; reason: 'logged_out' | 'revoked' },
): Promise<number> {
  return ctx.transaction(async (tx) => {
    const ended = await revokeSessions(tx.db, end.target, ctx.now());
    await emitRevoked(tx, actor.userId, { ended, reason: end.reason });
    return ended.length;
  });
}

/** The session left behind runs out with its access token, so that what is under way in it may end. */
export async function switchOrganization(
  ctx: Context,
  actor: Actor,
  target: { organizationId: string; client: Client },
): Promise<SignedIn> {
  const { userId, sessionId } = actor;
  return ctx.transaction(async (tx) => {
    const [principal] = await listPrincipals(tx.db, {
      userId,
      organizationId: target.organizationId,
    });
    if (!principal) {
      throw new AppError('resource.not_found', `No organization ${target.organizationId}`);
    }
    if (sessionId !== undefined) {
      const endsAt = new Date(ctx.now().getTime() + accessTokenLifetimeMs);
      await shortenSession(tx.db, sessionId, endsAt);
    }
    return openSessionIn(ctx, tx, { principal, client: target.client });
  });
}

type Ended = { sessionId: string; memberId: string };
type Reason = 'logged_out' | 'revoked' | 'token_reused' | 'password_changed';

/** Each organization learns of the sessions that were in it. */
export async function emitRevoked(
  tx: Transaction,
  userId: string,
  { ended, reason }: { ended: readonly Ended[]; reason: Reason },
): Promise<void> {
  if (ended.length === 0) return;
  for (const principal of await listPrincipals(tx.db, { userId })) {
    const { memberId } = principal;
    const own = ended.filter((session) => session.memberId === memberId);
    if (own.length === 0) continue;
    tx.emit({
      event: sessionRevoked,
      organizationId: principal.organizationId,
      actor: eventActorOf(principal),
      audience: 'admins',
      data: { memberId, sessionIds: own.map(({ sessionId }) => sessionId), reason },
    });
  }
}

function signedIn(
  ctx: Context,
  session: { sessionId: string; refreshToken: string; principal: Principal },
): SignedIn {
  const expiresAt = new Date(ctx.now().getTime() + accessTokenLifetimeMs);
  return {
    accessToken: signAccessToken(ctx.config.jwtSecret, session.sessionId, expiresAt),
    accessTokenExpiresAt: expiresAt.toISOString(),
    refreshToken: session.refreshToken,
    user: toUser(session.principal),
  };
}

const sessionExpired = () =>
  new AppError('auth.session_expired', 'The session has ended; sign in again');
