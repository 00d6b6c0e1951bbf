import type { Db, Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Client, Context } from '../../context.ts';
import { queueMail } from '../../mail/index.ts';
import { confirmPassword } from './credentials.commands.ts';
import { closeResets } from './password-reset.queries.ts';
import { emitPersonChanged } from '../people/person.commands.ts';
import { markOfPassword, readEmailChange, signEmailChange } from '../sessions/token.ts';
import { changeEmailOf, findUserByEmail, type UserRow } from '../people/user.queries.ts';

const linkLifetimeMs = 60 * 60_000;

/** At once where there is no mail; otherwise the new address proves first that somebody reads it. */
export async function changeEmail(
  ctx: Context,
  actor: Actor,
  input: { email: string; password: string; client: Client },
): Promise<{ changed: boolean }> {
  const { email } = input;
  const user = await confirmPassword(ctx, actor, input);
  if (email === user.email) return { changed: true };
  await refuseTaken(ctx.db, email);
  const isMailed = ctx.config.mailConfigured;
  await ctx.transaction((tx) =>
    isMailed
      ? queueMail(ctx, tx, { ...confirmationMail(ctx, user, email), secret: true })
      : storeEmail(ctx, tx, { user, email }),
  );
  return { changed: !isMailed };
}

export async function confirmEmail(ctx: Context, token: string): Promise<{ email: string }> {
  const { jwtSecret } = ctx.config;
  const change = readEmailChange(jwtSecret, token);
  if (!change) throw linkInvalid();
  const { userId, passwordMark, to: email } = change;
  return ctx.transaction(async (tx) => {
    const user = await findUserByEmail(tx.db, change.from);
    const isAsItWas =
      user?.id === userId && markOfPassword(jwtSecret, user.passwordHash) === passwordMark;
    if (!isAsItWas) throw linkInvalid();
    await storeEmail(ctx, tx, { user, email });
    await queueMail(ctx, tx, farewellMail(user, email));
    return { email };
  });
}

async function storeEmail(
  ctx: Context,
  tx: Transaction,
  { user, email }: { user: UserRow; email: string },
): Promise<void> {
  const change = { from: user.email, to: email };
  await refuseTaken(tx.db, email);
  if (!(await changeEmailOf(tx.db, user.id, change))) throw linkInvalid();
  // Links that went to the old address open nothing any more.
  await closeResets(tx.db, user.id, ctx.now());
  await emitPersonChanged(tx, user.id, { email: change });
}

function confirmationMail(ctx: Context, user: UserRow, email: string) {
  const { jwtSecret, publicUrl } = ctx.config;
  const passwordMark = markOfPassword(jwtSecret, user.passwordHash);
  const expiresAt = new Date(ctx.now().getTime() + linkLifetimeMs);
  const change = { userId: user.id, from: user.email, to: email, passwordMark };
  const token = signEmailChange(jwtSecret, change, expiresAt);
  return {
    to: email,
    subject: 'Confirm your new address for Helix',
    text: [
      `Hello ${user.name},`,
      'you asked to sign in with this address from now on. Confirm it here within an hour:',
      `${publicUrl}/confirm-email?token=${token}`,
      'If it was not you, do nothing: nothing changes.',
    ].join('\n\n'),
  };
}

const farewellMail = (user: UserRow, email: string) => ({
  to: user.email,
  subject: 'Your address for Helix was changed',
  text: [
    `Hello ${user.name},`,
    `from now on you sign in with ${email}; this address is no longer known.`,
    'If it was not you, tell an admin of your organization at once.',
  ].join('\n\n'),
});

async function refuseTaken(db: Db, email: string): Promise<void> {
  if ((await findUserByEmail(db, email)) === undefined) return;
  throw new AppError('resource.conflict', 'Somebody has this address already');
}

const linkInvalid = () =>
  new AppError('auth.email_link_invalid', 'This link was used, has expired or never was');
