import type { Scope } from '@helix/contracts';
import { apiKeyCreated, apiKeyRevoked, type ApiKey } from '@helix/contracts/identity';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../../context.ts';
import { actorOf } from '../../event-actor.ts';
import { insertApiKey, revokeApiKeys, toApiKey } from './api-key.queries.ts';
import { apiKeyPrefix, hashToken, newToken } from '../sessions/token.ts';

export function createApiKey(
  ctx: Context,
  actor: Actor,
  input: { name: string; scopes: readonly Scope[]; expiresAt: string | null },
): Promise<ApiKey & { key: string }> {
  const organizationId = actor.organization.id;
  const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
  if (expiresAt !== null && expiresAt <= ctx.now()) {
    throw new AppError('request.invalid', 'The key would expire before it exists');
  }
  return ctx.transaction(async (tx) => {
    const key = `${apiKeyPrefix}${newToken()}`;
    const row = {
      id: ctx.newId('key'),
      organizationId,
      memberId: actor.id,
      name: input.name,
      keyHash: hashToken(key),
      lastFour: key.slice(-4),
      scopes: [...input.scopes],
      expiresAt,
      lastUsedAt: null,
      revokedAt: null,
      createdAt: ctx.now(),
    };
    await insertApiKey(tx.db, row);
    const apiKey = toApiKey(row);
    tx.emit({
      event: apiKeyCreated,
      organizationId,
      actor: actorOf(actor),
      audience: 'admins',
      data: { apiKey },
    });
    return { ...apiKey, key };
  });
}

/** People end their own keys; admins end anybody's. */
export async function revokeApiKey(ctx: Context, actor: Actor, id: string): Promise<void> {
  const organizationId = actor.organization.id;
  const memberId = isAdmin(actor) ? undefined : actor.id;
  await ctx.transaction(async (tx) => {
    const [apiKey] = await revokeApiKeys(tx.db, { organizationId, id, memberId }, ctx.now());
    if (!apiKey) throw new AppError('resource.not_found', `No API key ${id}`);
    tx.emit({
      event: apiKeyRevoked,
      organizationId,
      actor: actorOf(actor),
      audience: 'admins',
      data: { apiKey },
    });
  });
}

export function isAdmin(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'owner' || actor.role === 'admin';
}
