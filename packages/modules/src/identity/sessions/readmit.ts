import type { Actor, Context } from '../../context.ts';
import { findPrincipalOfApiKey } from '../api-keys/api-key.queries.ts';
import { toActor } from './principal.ts';
import { findPrincipalOfSession } from './session.queries.ts';

/** The actor as they are now: somebody whose stream stays open may lose their role, or be shut out, meanwhile. */
export async function readmit(ctx: Context, actor: Actor): Promise<Actor | undefined> {
  const { sessionId, apiKeyId, scopes } = actor;
  if (apiKeyId !== undefined) {
    const found = await findPrincipalOfApiKey(ctx.db, { id: apiKeyId }, ctx.now());
    return found && toActor(found, { apiKeyId, scopes });
  }
  if (sessionId === undefined) return undefined;
  const principal = await findPrincipalOfSession(ctx.db, sessionId, ctx.now());
  return principal && toActor(principal, { sessionId, scopes });
}
