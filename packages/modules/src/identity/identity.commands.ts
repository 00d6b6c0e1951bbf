import bcrypt from 'bcryptjs';
import { organizationCreated, type User } from '@helix/contracts/identity';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import {
  findMemberByEmail,
  findMemberOfSession,
  hasAnyUser,
  insertMember,
  insertOrganization,
  insertSession,
  insertUser,
  lockSetup,
  revokeSession,
  revokeSessionBySpentToken,
  rotateSession,
  type MemberRow,
} from './identity.queries.ts';
import { slugOf } from './slug.ts';
import {
  accessTokenLifetimeMs,
  equalsInConstantTime,
  hashToken,
  newRefreshToken,
  refreshTokenLifetimeMs,
  signAccessToken,
} from './token.ts';

const bcryptRounds = 11;
/** Compared against when the e-mail is unknown, so that the answer takes as long. */
const nobodysHash = '$2b$11$hb74r0O4b6aG8TeYhDwfvOpFmtls9Pu58j1kKFzZP4he6LKMr8Se2';

export type SignedIn = {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
  user: User;
};
type FirstOwner = { organizationName: string; name: string; email: string; password: string };

export async function isSetupRequired(ctx: Context): Promise<boolean> {
  return !(await hasAnyUser(ctx.db));
}

export async function completeSetup(
  ctx: Context,
  input: FirstOwner & { token: string },
): Promise<SignedIn> {
  if (!(await isSetupRequired(ctx))) throw setupDone();
  if (!equalsInConstantTime(input.token, ctx.config.setupToken)) {
    throw new AppError('setup.token_invalid', 'The set-up token is not the one on the console');
  }
  await createFirstOwner(ctx, input);
  return login(ctx, input);
}

/** The first owner by environment. Does nothing on an instance that has somebody already. */
export async function ensureFirstOwner(ctx: Context, owner: FirstOwner): Promise<boolean> {
  if (!(await isSetupRequired(ctx))) return false;
  try {
    await createFirstOwner(ctx, owner);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'setup.done') return false;
    throw error;
  }
}

async function createFirstOwner(ctx: Context, owner: FirstOwner): Promise<void> {
  const passwordHash = await bcrypt.hash(owner.password, bcryptRounds);
  await ctx.transaction(async (tx) => {
    await lockSetup(tx.db);
    if (await hasAnyUser(tx.db)) throw setupDone();
    await insertFirstOwner(ctx, tx, { ...owner, passwordHash });
  });
}

async function insertFirstOwner(
  ctx: Context,
  tx: Transaction,
  owner: Omit<FirstOwner, 'password'> & { passwordHash: string },
): Promise<void> {
  const createdAt = ctx.now();
  const organization = {
    id: ctx.newId('org'),
    name: owner.organizationName,
    slug: slugOf(owner.organizationName),
  };
  const userId = ctx.newId('user');
  const memberId = ctx.newId('member');
  await insertOrganization(tx.db, { ...organization, createdAt });
  await insertUser(tx.db, {
    id: userId,
    email: owner.email,
    name: owner.name,
    passwordHash: owner.passwordHash,
    isInstanceOwner: true,
    createdAt,
  });
  await insertMember(tx.db, {
    id: memberId,
    organizationId: organization.id,
    userId,
    role: 'owner',
    createdAt,
  });
  tx.emit({
    event: organizationCreated,
    organizationId: organization.id,
    actor: { kind: 'member', id: memberId, name: owner.name },
    data: { organization },
  });
}

export async function login(
  ctx: Context,
  input: { email: string; password: string },
): Promise<SignedIn> {
  const member = await findMemberByEmail(ctx.db, input.email);
  const matches = await bcrypt.compare(input.password, member?.passwordHash ?? nobodysHash);
  if (!member || !matches) {
    throw new AppError('auth.invalid_credentials', 'The e-mail address or the password is wrong');
  }
  const sessionId = ctx.newId('session');
  const refreshToken = newRefreshToken();
  const now = ctx.now();
  await insertSession(ctx.db, {
    id: sessionId,
    memberId: member.memberId,
    refreshTokenHash: hashToken(refreshToken),
    rotatedAt: now,
    expiresAt: new Date(now.getTime() + refreshTokenLifetimeMs),
    createdAt: now,
  });
  return signedIn(ctx, { sessionId, refreshToken, member });
}

export async function refreshSession(
  ctx: Context,
  presented: string | undefined,
): Promise<SignedIn> {
  if (presented === undefined) throw sessionExpired();
  const now = ctx.now();
  const refreshToken = newRefreshToken();
  const spentHash = hashToken(presented);
  const sessionId = await rotateSession(ctx.db, {
    spentHash,
    nextHash: hashToken(refreshToken),
    now,
    expiresAt: new Date(now.getTime() + refreshTokenLifetimeMs),
  });
  if (sessionId === undefined) {
    if (!(await revokeSessionBySpentToken(ctx.db, spentHash, now))) throw sessionExpired();
    throw new AppError('auth.session_reused', 'This session was ended: its token was used twice');
  }
  const member = await findMemberOfSession(ctx.db, sessionId, now);
  if (!member) throw sessionExpired();
  return signedIn(ctx, { sessionId, refreshToken, member });
}

export async function logout(ctx: Context, actor: Actor): Promise<void> {
  await revokeSession(ctx.db, actor.sessionId, ctx.now());
}

function signedIn(
  ctx: Context,
  session: { sessionId: string; refreshToken: string; member: MemberRow },
): SignedIn {
  const expiresAt = new Date(ctx.now().getTime() + accessTokenLifetimeMs);
  return {
    accessToken: signAccessToken(ctx.config.jwtSecret, session.sessionId, expiresAt),
    accessTokenExpiresAt: expiresAt.toISOString(),
    refreshToken: session.refreshToken,
    user: toUser(session.member),
  };
}

function toUser(member: MemberRow): User {
  return {
    id: member.userId,
    memberId: member.memberId,
    email: member.email,
    name: member.name,
    role: member.role,
    organization: {
      id: member.organizationId,
      name: member.organizationName,
      slug: member.organizationSlug,
    },
  };
}

const setupDone = () => new AppError('setup.done', 'This instance is set up; sign in instead');
const sessionExpired = () =>
  new AppError('auth.session_expired', 'The session has ended; sign in again');
