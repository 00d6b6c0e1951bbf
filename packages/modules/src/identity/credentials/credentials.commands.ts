import { loginFailed } from '@helix/contracts/identity';
import { AppError, isAppError } from '@helix/runtime';
import type { Actor, Client, Context } from '../../context.ts';
import { failuresExpireMs, lockMs } from './lockout.policy.ts';
import { matchesPassword } from './password.ts';
import { eventActorOf } from '../sessions/principal.ts';
import { listPrincipals } from '../sessions/session.queries.ts';
import { hashToken } from '../sessions/token.ts';
import { findTotpStep, hashRecoveryCode } from './totp.ts';
import {
  clearFailures,
  countFailure,
  findLock,
  findUserByEmail,
  lockUntil,
  spendRecoveryCode,
  spendTotpStep,
  type UserRow,
} from '../people/user.queries.ts';

export type Credentials = { email: string; password: string; totp?: string | undefined };

/** The person with these credentials. Whoever is refused learns neither why nor whether the address is known. */
export async function verifyCredentials(
  ctx: Context,
  credentials: Credentials,
  client: Client,
): Promise<UserRow> {
  const { email } = credentials;
  const user = await verifyPassword(ctx, credentials, client);
  if (user.totpEnabledAt !== null) {
    if (credentials.totp === undefined) {
      throw new AppError('auth.totp_required', 'Enter the code from your authenticator');
    }
    if (!(await spendSecondFactor(ctx, user, credentials.totp))) {
      await recordFailure(ctx, { email, user, reason: 'second_factor' }, client);
      throw new AppError('auth.invalid_credentials', 'The code is wrong or was used before');
    }
  }
  await clearFailures(ctx.db, hashToken(email));
  return user;
}

/** For who is signed in already and shows once more that it is them. Their session is good, so this is no 401. */
export async function confirmPassword(
  ctx: Context,
  actor: Pick<Actor, 'email'>,
  { password, client }: { password: string; client: Client },
): Promise<UserRow> {
  try {
    const user = await verifyPassword(ctx, { email: actor.email, password }, client);
    await clearFailures(ctx.db, hashToken(actor.email));
    return user;
  } catch (error) {
    if (!isAppError(error) || error.code !== 'auth.invalid_credentials') throw error;
    throw new AppError('auth.wrong_password', 'That is not your password', { cause: error });
  }
}

async function verifyPassword(
  ctx: Context,
  { email, password }: Credentials,
  client: Client,
): Promise<UserRow> {
  await refuseLocked(ctx, email);
  const user = await findUserByEmail(ctx.db, email);
  const matches = await matchesPassword(password, user?.passwordHash);
  if (user && matches) return user;
  await recordFailure(ctx, { email, user, reason: 'password' }, client);
  throw invalidCredentials();
}

async function refuseLocked(ctx: Context, email: string): Promise<void> {
  const until = await findLock(ctx.db, hashToken(email));
  const remainingMs = until === null ? 0 : until.getTime() - ctx.now().getTime();
  if (remainingMs <= 0) return;
  throw new AppError('auth.locked', 'Too many failures; wait before you try again', {
    details: { retryAfterSeconds: Math.ceil(remainingMs / 1000) },
  });
}

/** Counts against the address, known or not; the organizations of a person who exists are told. */
async function recordFailure(
  ctx: Context,
  failure: { email: string; user: UserRow | undefined; reason: 'password' | 'second_factor' },
  client: Client,
): Promise<void> {
  const { email, user, reason } = failure;
  await ctx.transaction(async (tx) => {
    const now = ctx.now();
    const emailHash = hashToken(email);
    const forgetBefore = new Date(now.getTime() - failuresExpireMs);
    const forMs = lockMs(await countFailure(tx.db, { emailHash, now, forgetBefore }));
    const until = forMs === 0 ? null : new Date(now.getTime() + forMs);
    if (until !== null) await lockUntil(tx.db, emailHash, until);
    const principals = await listPrincipals(tx.db, { userId: user?.id ?? '' });
    for (const principal of principals) {
      const { organizationId, memberId } = principal;
      tx.emit({
        event: loginFailed,
        organizationId,
        actor: eventActorOf(principal),
        audience: 'admins',
        data: { memberId, email, ...client, reason, lockedUntil: until?.toISOString() ?? null },
      });
    }
  });
}

/** A code of the authenticator or a recovery code; each is good for one use. */
async function spendSecondFactor(ctx: Context, user: UserRow, code: string): Promise<boolean> {
  const secret = user.totpSecret === null ? undefined : ctx.secrets.open(user.totpSecret);
  const step = secret === undefined ? undefined : findTotpStep(secret, code, ctx.now());
  if (step !== undefined) return spendTotpStep(ctx.db, user.id, step);
  return spendRecoveryCode(ctx.db, {
    userId: user.id,
    codeHash: hashRecoveryCode(code),
    now: ctx.now(),
  });
}

export const invalidCredentials = () =>
  new AppError('auth.invalid_credentials', 'The e-mail address or the password is wrong');
