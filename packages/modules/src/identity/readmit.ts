import type { Actor, Context } from '../context.ts';
import { findMemberOfSession } from './identity.queries.ts';

/** The actor as they are now: somebody whose stream stays open may lose their role, or be shut out, meanwhile. */
export async function readmit(ctx: Context, actor: Actor): Promise<Actor | undefined> {
  const member = await findMemberOfSession(ctx.db, actor.sessionId, ctx.now());
  return member && { ...actor, role: member.role };
}
