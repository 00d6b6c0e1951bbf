import { organizationCreated, type SignedIn } from '@helix/contracts/identity';
import { AppError } from '@helix/runtime';
import type { Client, Context } from '../../context.ts';
import { insertMember } from './member.queries.ts';
import { insertOrganization } from './organization.queries.ts';
import { hashPassword } from '../credentials/password.ts';
import { login } from '../sessions/session.commands.ts';
import { slugOf } from './slug.ts';
import { equalsInConstantTime } from '../sessions/token.ts';
import { hasAnyUser, insertUser, lockSetup } from '../people/user.queries.ts';

type FirstOwner = { organizationName: string; name: string; email: string; password: string };

export async function isSetupRequired(ctx: Context): Promise<boolean> {
  return !(await hasAnyUser(ctx.db));
}

export async function completeSetup(
  ctx: Context,
  input: FirstOwner & { token: string },
  client: Client,
): Promise<SignedIn> {
  if (!(await isSetupRequired(ctx))) throw setupDone();
  if (!equalsInConstantTime(input.token, ctx.config.setupToken)) {
    throw new AppError('setup.token_invalid', 'The set-up token is not the one on the console');
  }
  await createFirstOwner(ctx, input);
  return login(ctx, { email: input.email, password: input.password }, client);
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
  const passwordHash = await hashPassword(owner.password);
  await ctx.transaction(async (tx) => {
    await lockSetup(tx.db);
    if (await hasAnyUser(tx.db)) throw setupDone();
    const createdAt = ctx.now();
    const { email, name, organizationName } = owner;
    const organization = {
      id: ctx.newId('org'),
      name: organizationName,
      slug: slugOf(organizationName),
    };
    const organizationId = organization.id;
    const userId = ctx.newId('user');
    const memberId = ctx.newId('member');
    await insertOrganization(tx.db, { ...organization, createdAt });
    await insertUser(tx.db, {
      id: userId,
      email,
      name,
      passwordHash,
      isInstanceOwner: true,
      createdAt,
    });
    await insertMember(tx.db, { id: memberId, organizationId, userId, role: 'owner', createdAt });
    tx.emit({
      event: organizationCreated,
      organizationId,
      actor: { kind: 'member', id: memberId, name },
      data: { organization },
    });
  });
}

const setupDone = () => new AppError('setup.done', 'This instance is set up; sign in instead');
