import type { Role } from '@helix/contracts';
import { apiKeyRevoked, sessionRevoked } from '@helix/contracts/identity';
import { memberRemoved, memberUpdated, type Member } from '@helix/contracts/members';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import {
  changeMember,
  countOwners,
  findMember,
  listMembersByIds,
  lockOrganization,
  revokeApiKeys,
  revokeSessions,
} from '../identity/index.ts';
import { handOverTasks } from '../tasks/index.ts';
import { handOverItems } from '../checklists/index.ts';
import { whyNotGrant } from './member.policy.ts';
import { deleteTies } from './member.queries.ts';

/** A member, also one who has left. */
export async function getMember(ctx: Context, actor: Actor, memberId: string): Promise<Member> {
  const [member] = await listMembersByIds(ctx.db, actor.organization.id, [memberId]);
  if (!member) throw noMember(memberId);
  return member;
}

export function changeRole(
  ctx: Context,
  actor: Actor,
  input: { memberId: string; role: Role; version?: number | undefined },
): Promise<Member> {
  const organizationId = actor.organization.id;
  const { memberId, role, version } = input;
  return ctx.transaction(async (tx) => {
    const current = await lockMember(tx, organizationId, memberId);
    if (version !== undefined && version !== current.version) {
      throw new AppError('resource.version_conflict', 'The member was changed meanwhile', {
        details: { current },
      });
    }
    if (role === current.role) return current;
    refuse(whyNotGrant(actor, { from: current.role, to: role }));
    await keepAnOwner(tx, organizationId, current);
    await changeMember(tx.db, { organizationId, id: memberId }, { role });
    const member = await requireMember(tx, organizationId, memberId);
    tx.emit({
      event: memberUpdated,
      organizationId,
      actor: actorOf(actor),
      data: { member, changes: { role: { from: current.role, to: role } } },
    });
    return member;
  });
}

/** Ends what they could do and hands over what they had to do; what they did keeps their name. */
export function removeMember(
  ctx: Context,
  actor: Actor,
  input: { memberId: string; handOverTo: string | null },
): Promise<{ removed: Member; tasksHandedOver: number }> {
  const organizationId = actor.organization.id;
  const { memberId, handOverTo } = input;
  return ctx.transaction(async (tx) => {
    const now = ctx.now();
    const current = await lockMember(tx, organizationId, memberId);
    refuse(whyNotGrant(actor, { from: current.role }));
    await keepAnOwner(tx, organizationId, current);
    if (handOverTo === memberId) {
      throw new AppError('resource.conflict', 'Their tasks cannot be handed to themselves');
    }
    const successor =
      handOverTo === null ? undefined : await requireMember(tx, organizationId, handOverTo);
    const to = successor && { ...successor, organization: { id: organizationId } };
    const handover = { organizationId, from: memberId, to, actor: actorOf(actor), now };
    const tasksHandedOver = await handOverTasks(tx, handover);
    await handOverItems(tx, handover);
    await deleteTies(tx.db, organizationId, memberId);
    await endAccess(tx, { actor, memberId, now });
    await changeMember(tx.db, { organizationId, id: memberId }, { removedAt: now });
    const removed = await getMember({ ...ctx, db: tx.db }, actor, memberId);
    tx.emit({
      event: memberRemoved,
      organizationId,
      actor: actorOf(actor),
      data: { member: removed, handedOverTo: handOverTo, tasksHandedOver },
    });
    return { removed, tasksHandedOver };
  });
}

async function endAccess(
  tx: Transaction,
  { actor, memberId, now }: { actor: Actor; memberId: string; now: Date },
): Promise<void> {
  const about = {
    organizationId: actor.organization.id,
    actor: actorOf(actor),
    audience: 'admins',
  } as const;
  const { organizationId } = about;
  const sessions = await revokeSessions(tx.db, { memberId }, now);
  const sessionIds = sessions.map(({ sessionId }) => sessionId);
  if (sessionIds.length > 0) {
    const data = { memberId, sessionIds, reason: 'member_removed' } as const;
    tx.emit({ event: sessionRevoked, ...about, data });
  }
  for (const apiKey of await revokeApiKeys(tx.db, { organizationId, memberId }, now)) {
    tx.emit({ event: apiKeyRevoked, ...about, data: { apiKey } });
  }
}

/** Changes of who owns the organization take turns, so that two owners cannot remove each other at once. */
async function lockMember(
  tx: Transaction,
  organizationId: string,
  memberId: string,
): Promise<Member> {
  await lockOrganization(tx.db, organizationId);
  return requireMember(tx, organizationId, memberId);
}

async function requireMember(
  tx: Transaction,
  organizationId: string,
  memberId: string,
): Promise<Member> {
  const member = await findMember(tx.db, organizationId, memberId);
  if (!member) throw noMember(memberId);
  return member;
}

async function keepAnOwner(
  tx: Transaction,
  organizationId: string,
  leaving: Member,
): Promise<void> {
  if (leaving.role !== 'owner' || (await countOwners(tx.db, organizationId)) > 1) return;
  throw new AppError('member.last_owner', 'Somebody must own the organization; name another first');
}

function refuse(why: string | undefined): void {
  if (why !== undefined) throw new AppError('auth.forbidden', why);
}

const noMember = (memberId: string) => new AppError('resource.not_found', `No member ${memberId}`);
