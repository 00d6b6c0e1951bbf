import type { EventData } from '@helix/contracts';
import type { User } from '@helix/contracts/identity';
import { memberUpdated } from '@helix/contracts/members';
import type { Transaction } from '@helix/db';
import type { Actor, Context } from '../../context.ts';
import { findMember } from '../organizations/member.queries.ts';
import { eventActorOf, userOf } from '../sessions/principal.ts';
import { listPrincipals } from '../sessions/session.queries.ts';
import { changeUser } from './user.queries.ts';

type MemberChanges = EventData<typeof memberUpdated>['changes'];

/** A person has one name, in every organization they are in. */
export function renamePerson(ctx: Context, actor: Actor, name: string): Promise<User> {
  return ctx.transaction(async (tx) => {
    const { userId } = actor;
    if (name !== actor.name) {
      await changeUser(tx.db, userId, { name });
      await emitPersonChanged(tx, userId, { name: { from: actor.name, to: name } });
    }
    return userOf({ ...actor, name });
  });
}

/** Every organization of a person learns what is new about them. */
export async function emitPersonChanged(
  tx: Transaction,
  userId: string,
  changes: MemberChanges,
): Promise<void> {
  for (const principal of await listPrincipals(tx.db, { userId })) {
    const { organizationId, memberId } = principal;
    const member = await findMember(tx.db, organizationId, memberId);
    if (!member) continue;
    tx.emit({
      event: memberUpdated,
      organizationId,
      actor: eventActorOf(principal),
      data: { member, changes },
    });
  }
}
