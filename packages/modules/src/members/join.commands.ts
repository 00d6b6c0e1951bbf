import { newPasswordSchema, type SignedIn } from '@helix/contracts/identity';
import { invitationAccepted, memberJoined, type InvitationPreview } from '@helix/contracts/members';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Client, Context } from '../context.ts';
import {
  findMember,
  findUserByEmail,
  hashPassword,
  hashToken,
  insertUser,
  listPrincipals,
  openSessionIn,
  upsertMember,
  verifyCredentials,
} from '../identity/index.ts';
import {
  findByToken,
  spendInvitation,
  toInvitation,
  type InvitationRow,
} from './invitation.queries.ts';
import { grantBoards } from './member.queries.ts';

type Acceptance = {
  token: string;
  name?: string | undefined;
  password?: string | undefined;
  totp?: string | undefined;
};
type Joining =
  | { readonly userId: string }
  | { readonly name: string; readonly passwordHash: string };

export async function previewInvitation(ctx: Context, token: string): Promise<InvitationPreview> {
  const found = await requireInvitation(ctx, token);
  const { email, role, expiresAt } = found.invitation;
  return {
    organization: { name: found.organizationName, slug: found.organizationSlug },
    email,
    role,
    invitedBy: found.inviterName,
    expiresAt: expiresAt.toISOString(),
    existingPerson: (await findUserByEmail(ctx.db, email)) !== undefined,
  };
}

/** Who has an account shows that it is theirs, as if they signed in; anybody else makes one. */
export async function acceptInvitation(
  ctx: Context,
  input: Acceptance,
  client: Client,
): Promise<SignedIn> {
  const { invitation } = await requireInvitation(ctx, input.token);
  const joining = await identify(ctx, { ...input, email: invitation.email }, client);
  return ctx.transaction(async (tx) => {
    if (!(await spendInvitation(tx.db, invitation.id, ctx.now()))) throw invalidLink();
    const userId =
      'userId' in joining
        ? joining.userId
        : await makeUser(ctx, tx, { ...joining, email: invitation.email });
    const principal = await join(ctx, tx, { invitation, userId });
    return openSessionIn(ctx, tx, { principal, client });
  });
}

async function identify(
  ctx: Context,
  { email, name, password, totp }: Acceptance & { email: string },
  client: Client,
): Promise<Joining> {
  if (password === undefined) throw new AppError('request.invalid', 'Enter a password');
  if (await findUserByEmail(ctx.db, email)) {
    const user = await verifyCredentials(ctx, { email, password, totp }, client);
    return { userId: user.id };
  }
  if (name === undefined) throw new AppError('request.invalid', 'Enter your name');
  return { name, passwordHash: await hashPassword(newPasswordSchema.parse(password)) };
}

async function makeUser(
  ctx: Context,
  tx: Transaction,
  person: { email: string; name: string; passwordHash: string },
): Promise<string> {
  const id = ctx.newId('user');
  if (await insertUser(tx.db, { id, ...person, createdAt: ctx.now() })) return id;
  throw new AppError('resource.conflict', 'You have joined elsewhere this moment; try again');
}

async function join(
  ctx: Context,
  tx: Transaction,
  { invitation, userId }: { invitation: InvitationRow; userId: string },
) {
  const { organizationId, role } = invitation;
  const now = ctx.now();
  const memberId = await upsertMember(tx.db, {
    id: ctx.newId('member'),
    organizationId,
    userId,
    role,
    createdAt: now,
  });
  const permission = role === 'viewer' ? 'view' : 'create';
  await grantBoards(
    tx.db,
    invitation.boardIds.map((boardId) => ({ organizationId, boardId, memberId, permission })),
  );
  const [principal] = await listPrincipals(tx.db, { userId, organizationId });
  const member = await findMember(tx.db, organizationId, memberId);
  if (!principal || !member) throw new Error(`member ${memberId} was not written`);
  const actor = { kind: 'member', id: memberId, name: member.name } as const;
  tx.emit({ event: memberJoined, organizationId, actor, data: { member } });
  tx.emit({
    event: invitationAccepted,
    organizationId,
    actor,
    audience: 'admins',
    data: { invitation: toInvitation({ ...invitation, acceptedAt: now }, now), memberId },
  });
  return principal;
}

async function requireInvitation(ctx: Context, token: string) {
  const found = await findByToken(ctx.db, hashToken(token), ctx.now());
  if (!found) throw invalidLink();
  return found;
}

const invalidLink = () =>
  new AppError('invitation.invalid', 'This invitation was used, taken back, or has expired');
