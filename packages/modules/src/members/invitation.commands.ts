import type { Role } from '@helix/contracts';
import {
  invitationCreated,
  invitationRevoked,
  invitationSent,
  type Invitation,
  type SentInvitation,
} from '@helix/contracts/members';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { hashToken, newToken } from '../identity/index.ts';
import { queueMail } from '../mail/index.ts';
import { requireBoard } from '../structure/index.ts';
import {
  changeInvitation,
  closeExpired,
  insertInvitation,
  isMemberByEmail,
  lockInvitation,
  toInvitation,
  type InvitationRow,
} from './invitation.queries.ts';
import { whyNotGrant } from './member.policy.ts';

const lifetimeMs = 7 * 24 * 60 * 60_000;

export function createInvitation(
  ctx: Context,
  actor: Actor,
  input: { email: string; role: Role; boardIds: readonly string[] },
): Promise<SentInvitation> {
  const organizationId = actor.organization.id;
  const { email, role } = input;
  const boardIds = [...new Set(input.boardIds)];
  refuseRole(actor, role);
  return ctx.transaction(async (tx) => {
    const now = ctx.now();
    for (const boardId of boardIds) await requireBoard(tx.db, actor, boardId, 'manage');
    if (await isMemberByEmail(tx.db, organizationId, email)) {
      throw new AppError('resource.conflict', `${email} is a member already`);
    }
    await closeExpired(tx.db, { organizationId, email, now });
    const token = newToken();
    const row: InvitationRow = {
      id: ctx.newId('invite'),
      organizationId,
      email,
      role,
      boardIds,
      tokenHash: hashToken(token),
      invitedBy: actor.id,
      expiresAt: new Date(now.getTime() + lifetimeMs),
      acceptedAt: null,
      revokedAt: null,
      version: 1,
      createdAt: now,
    };
    if (!(await insertInvitation(tx.db, row))) {
      throw new AppError('resource.conflict', `${email} is invited already; send that one again`);
    }
    return send(ctx, tx, { actor, row, token, event: invitationCreated });
  });
}

/** The link before it stops working. */
export function resendInvitation(ctx: Context, actor: Actor, id: string): Promise<SentInvitation> {
  return ctx.transaction(async (tx) => {
    const row = await lockOpen(tx, actor, id);
    refuseRole(actor, row.role);
    const token = newToken();
    const change = {
      tokenHash: hashToken(token),
      expiresAt: new Date(ctx.now().getTime() + lifetimeMs),
    };
    await changeInvitation(tx.db, id, change);
    return send(ctx, tx, { actor, row: { ...row, ...change }, token, event: invitationSent });
  });
}

export function revokeInvitation(ctx: Context, actor: Actor, id: string): Promise<Invitation> {
  return ctx.transaction(async (tx) => {
    const row = await lockOpen(tx, actor, id);
    const revokedAt = ctx.now();
    await changeInvitation(tx.db, id, { revokedAt });
    const invitation = toInvitation({ ...row, revokedAt }, revokedAt);
    tx.emit({
      event: invitationRevoked,
      organizationId: actor.organization.id,
      actor: actorOf(actor),
      audience: 'admins',
      data: { invitation },
    });
    return invitation;
  });
}

async function lockOpen(tx: Transaction, actor: Actor, id: string): Promise<InvitationRow> {
  const row = await lockInvitation(tx.db, actor.organization.id, id);
  if (!row) throw new AppError('resource.not_found', `No invitation ${id}`);
  if (row.acceptedAt !== null || row.revokedAt !== null) {
    throw new AppError('resource.conflict', 'This invitation is no longer open');
  }
  return row;
}

async function send(
  ctx: Context,
  tx: Transaction,
  sending: {
    actor: Actor;
    row: InvitationRow;
    token: string;
    event: typeof invitationCreated | typeof invitationSent;
  },
): Promise<SentInvitation> {
  const { actor, row, token, event } = sending;
  const invitation = toInvitation(row, ctx.now());
  const link = `${ctx.config.publicUrl}/join?token=${token}`;
  const mailed = ctx.config.mailConfigured;
  tx.emit({
    event,
    organizationId: actor.organization.id,
    actor: actorOf(actor),
    audience: 'admins',
    data: { invitation },
  });
  if (mailed) {
    await queueMail(ctx, tx, {
      to: row.email,
      subject: `${actor.name} invites you to ${actor.organization.name}`,
      text: [
        'Hello,',
        `${actor.name} invites you to work with ${actor.organization.name} in Helix. Join within a week:`,
        link,
      ].join('\n\n'),
      secret: true,
    });
  }
  return { ...invitation, link, mailed };
}

function refuseRole(actor: Actor, role: Role): void {
  const why = whyNotGrant(actor, { to: role });
  if (why !== undefined) throw new AppError('auth.forbidden', why);
}
