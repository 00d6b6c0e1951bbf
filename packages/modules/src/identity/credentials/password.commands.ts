import { setTimeout as wait } from 'node:timers/promises';
import type { EventActor } from '@helix/contracts';
import { passwordChanged, passwordResetRequested } from '@helix/contracts/identity';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Client, Context } from '../../context.ts';
import { queueMail } from '../../mail/index.ts';
import { confirmPassword } from './credentials.commands.ts';
import { closeResets, hasRecentReset, insertReset, spendReset } from './password-reset.queries.ts';
import { hashPassword } from './password.ts';
import { eventActorOf } from '../sessions/principal.ts';
import { emitRevoked } from '../sessions/session.commands.ts';
import { listPrincipals, revokeSessions } from '../sessions/session.queries.ts';
import { hashToken, newToken } from '../sessions/token.ts';
import { removeSecondFactor } from './totp.commands.ts';
import {
  changeUser,
  clearFailures,
  findUserByEmail,
  getUser,
  type UserRow,
} from '../people/user.queries.ts';

const mailedLinkLifetimeMs = 60 * 60_000;
/** Somebody has to find an admin, and the admin them. */
const carriedLinkLifetimeMs = 24 * 60 * 60_000;
const operator: EventActor = { kind: 'service', id: 'operator', name: 'Operator' };
const quietMs = 2 * 60_000;
/** Longer than looking up and writing takes, so that time does not tell who exists. */
const answerAfterMs = 250;

/** Keeps the session it is done in, and ends all others of that person. */
export async function changePassword(
  ctx: Context,
  actor: Actor,
  input: { currentPassword: string; newPassword: string; client: Client },
): Promise<void> {
  const { currentPassword, client } = input;
  await confirmPassword(ctx, actor, { password: currentPassword, client });
  const passwordHash = await hashPassword(input.newPassword);
  await ctx.transaction((tx) =>
    storePassword(ctx, tx, {
      userId: actor.userId,
      passwordHash,
      except: actor.sessionId,
      by: 'person',
    }),
  );
}

/** Answers alike, and as late, whether anybody has the address or not. */
export async function requestPasswordReset(
  ctx: Context,
  email: string,
  client: Client,
): Promise<void> {
  await Promise.all([makeReset(ctx, email, client), wait(answerAfterMs)]);
}

async function makeReset(ctx: Context, email: string, client: Client): Promise<void> {
  const user = await findUserByEmail(ctx.db, email);
  if (!user) return;
  await ctx.transaction(async (tx) => {
    const now = ctx.now();
    const since = new Date(now.getTime() - quietMs);
    if (await hasRecentReset(tx.db, { userId: user.id, since, now })) return;
    const byMail = ctx.config.mailConfigured;
    const lifetimeMs = byMail ? mailedLinkLifetimeMs : carriedLinkLifetimeMs;
    const token = newToken();
    await insertReset(tx.db, {
      id: ctx.newId('reset'),
      userId: user.id,
      tokenHash: hashToken(token),
      tokenSealed: byMail ? null : ctx.secrets.seal(token),
      expiresAt: new Date(now.getTime() + lifetimeMs),
      createdAt: now,
    });
    for (const principal of await listPrincipals(tx.db, { userId: user.id })) {
      const { organizationId, memberId } = principal;
      tx.emit({
        event: passwordResetRequested,
        organizationId,
        actor: eventActorOf(principal),
        audience: 'admins',
        data: { memberId, email, ...client, byMail },
      });
    }
    if (byMail) await queueMail(ctx, tx, { ...resetMail(ctx, user, token), secret: true });
  });
}

export function resetLink(ctx: Context, token: string): string {
  return `${ctx.config.publicUrl}/reset-password?token=${token}`;
}

function resetMail(ctx: Context, user: UserRow, token: string) {
  return {
    to: user.email,
    subject: 'Choose a new password for Helix',
    text: [
      `Hello ${user.name},`,
      'somebody, hopefully you, asked for a new password. Choose it here within an hour:',
      resetLink(ctx, token),
      'If it was not you, do nothing: your password stays as it is.',
    ].join('\n\n'),
  };
}

export async function resetPassword(
  ctx: Context,
  input: { token: string; password: string },
): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  await ctx.transaction(async (tx) => {
    const userId = await spendReset(tx.db, hashToken(input.token), ctx.now());
    if (userId === undefined) {
      throw new AppError('auth.reset_invalid', 'This link was used, has expired or never was');
    }
    await storePassword(ctx, tx, { userId, passwordHash, by: 'reset_link' });
  });
}

/** For whoever runs this instance, on its console. The second factor stays unless it is lost, too. */
export async function resetPasswordAsOperator(
  ctx: Context,
  input: { email: string; password: string; withoutSecondFactor?: boolean },
): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  await ctx.transaction(async (tx) => {
    const user = await findUserByEmail(tx.db, input.email.toLowerCase());
    if (!user) throw new AppError('resource.not_found', `Nobody has the address ${input.email}`);
    await storePassword(ctx, tx, { userId: user.id, passwordHash, by: 'operator' });
    if (!input.withoutSecondFactor || user.totpEnabledAt === null) return;
    await removeSecondFactor(tx, user.id, operator);
  });
}

async function storePassword(
  ctx: Context,
  tx: Transaction,
  change: {
    userId: string;
    passwordHash: string;
    except?: string | undefined;
    by: 'person' | 'reset_link' | 'operator';
  },
): Promise<void> {
  const { userId, passwordHash, except, by } = change;
  const now = ctx.now();
  const { email } = await getUser(tx.db, userId);
  await changeUser(tx.db, userId, { passwordHash });
  await closeResets(tx.db, userId, now);
  await clearFailures(tx.db, hashToken(email));
  const ended = await revokeSessions(tx.db, { userId, except }, now);
  for (const principal of await listPrincipals(tx.db, { userId })) {
    const { organizationId, memberId } = principal;
    const actor = by === 'operator' ? operator : eventActorOf(principal);
    tx.emit({
      event: passwordChanged,
      organizationId,
      actor,
      audience: 'admins',
      data: { memberId, email, by },
    });
  }
  await emitRevoked(tx, userId, { ended, reason: 'password_changed' });
}
