import type { EventActor } from '@helix/contracts';
import { organizationSettingsSchema, totpDisabled, totpEnabled } from '@helix/contracts/identity';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Client, Context } from '../../context.ts';
import { confirmPassword } from './credentials.commands.ts';
import { eventActorOf } from '../sessions/principal.ts';
import { listPrincipals } from '../sessions/session.queries.ts';
import {
  describeTotp,
  findTotpStep,
  hashRecoveryCode,
  newRecoveryCodes,
  newTotpSecret,
} from './totp.ts';
import {
  changeUser,
  getUser,
  replaceRecoveryCodes,
  spendTotpStep,
} from '../people/user.queries.ts';

/** A secret that does nothing until a code of it is confirmed. */
export async function enrollTotp(
  ctx: Context,
  actor: Actor,
  input: { password: string; client: Client },
) {
  const { email, organization } = actor;
  const user = await confirmPassword(ctx, actor, input);
  if (user.totpEnabledAt !== null) throw alreadyEnabled();
  const secret = newTotpSecret();
  await ctx.transaction((tx) =>
    changeUser(tx.db, user.id, { totpSecret: ctx.secrets.seal(secret) }),
  );
  return describeTotp({ secret, email, organization: organization.name });
}

export function confirmTotp(ctx: Context, actor: Actor, code: string): Promise<string[]> {
  return ctx.transaction(async (tx) => {
    const user = await getUser(tx.db, actor.userId);
    if (user.totpEnabledAt !== null) throw alreadyEnabled();
    if (user.totpSecret === null) {
      throw new AppError('resource.conflict', 'Begin with enrolling a second factor');
    }
    const step = findTotpStep(ctx.secrets.open(user.totpSecret), code, ctx.now());
    if (step === undefined || !(await spendTotpStep(tx.db, user.id, step))) {
      throw new AppError('auth.totp_invalid', 'The code is not the one of this moment');
    }
    const codes = newRecoveryCodes();
    await changeUser(tx.db, user.id, { totpEnabledAt: ctx.now() });
    await replaceRecoveryCodes(tx.db, user.id, codes.map(hashRecoveryCode));
    await emitTotp(tx, { event: totpEnabled, userId: user.id });
    return codes;
  });
}

export async function disableTotp(
  ctx: Context,
  actor: Actor,
  input: { password: string; client: Client },
): Promise<void> {
  const user = await confirmPassword(ctx, actor, input);
  if (user.totpEnabledAt === null && user.totpSecret === null) {
    throw new AppError('resource.conflict', 'There is no second factor');
  }
  await ctx.transaction(async (tx) => {
    const memberships = await listPrincipals(tx.db, { userId: user.id });
    const asking = memberships.find(
      ({ organizationSettings }) =>
        organizationSettingsSchema.parse(organizationSettings).requireTotp,
    );
    if (asking) {
      throw new AppError(
        'resource.conflict',
        `${asking.organizationName} asks for a second factor`,
      );
    }
    await removeSecondFactor(tx, user.id);
  });
}

export async function removeSecondFactor(
  tx: Transaction,
  userId: string,
  by?: EventActor,
): Promise<void> {
  const { totpEnabledAt } = await getUser(tx.db, userId);
  await changeUser(tx.db, userId, { totpSecret: null, totpEnabledAt: null });
  await replaceRecoveryCodes(tx.db, userId, []);
  if (totpEnabledAt !== null) await emitTotp(tx, { event: totpDisabled, userId, by });
}

/** It is the person's, so every organization they are in is told. */
async function emitTotp(
  tx: Transaction,
  fact: {
    event: typeof totpEnabled | typeof totpDisabled;
    userId: string;
    by?: EventActor | undefined;
  },
): Promise<void> {
  for (const principal of await listPrincipals(tx.db, { userId: fact.userId })) {
    const { organizationId, memberId, email } = principal;
    tx.emit({
      event: fact.event,
      organizationId,
      actor: fact.by ?? eventActorOf(principal),
      audience: 'admins',
      data: { memberId, email },
    });
  }
}

const alreadyEnabled = () =>
  new AppError('resource.conflict', 'There is a second factor already; disable it first');
