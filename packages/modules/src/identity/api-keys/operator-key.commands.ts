import type { EventActor, Scope } from '@helix/contracts';
import { apiKeyCreated, type ApiKey } from '@helix/contracts/identity';
import { AppError } from '@helix/runtime';
import type { Context } from '../../context.ts';
import { insertApiKey, toApiKey } from './api-key.queries.ts';
import { listPrincipals } from '../sessions/session.queries.ts';
import { apiKeyPrefix, hashToken, newToken } from '../sessions/token.ts';
import { findUserByEmail } from '../people/user.queries.ts';

const operator: EventActor = { kind: 'service', id: 'operator', name: 'Operator' };

/** For whoever runs this instance, on its console: a key that acts as this person. */
export function createApiKeyAsOperator(
  ctx: Context,
  input: {
    email: string;
    /** Its short name; needed only when the person is in several. */
    organization?: string | undefined;
    name: string;
    scopes: readonly Scope[];
    expiresAt: string | null;
  },
): Promise<ApiKey & { key: string }> {
  return ctx.transaction(async (tx) => {
    const user = await findUserByEmail(tx.db, input.email.toLowerCase());
    const memberships = user ? await listPrincipals(tx.db, { userId: user.id }) : [];
    const fitting = memberships.filter(
      ({ organizationSlug }) =>
        input.organization === undefined || organizationSlug === input.organization,
    );
    const [member, another] = fitting;
    if (!member) {
      throw new AppError('resource.not_found', `No member has the address ${input.email}`);
    }
    if (another) {
      const slugs = fitting.map(({ organizationSlug }) => organizationSlug).join(', ');
      throw new AppError('request.invalid', `${input.email} is in several organizations: ${slugs}`);
    }
    const { organizationId, memberId } = member;
    const key = `${apiKeyPrefix}${newToken()}`;
    const row = {
      id: ctx.newId('key'),
      organizationId,
      memberId,
      name: input.name,
      keyHash: hashToken(key),
      lastFour: key.slice(-4),
      scopes: [...input.scopes],
      expiresAt: input.expiresAt === null ? null : new Date(input.expiresAt),
      lastUsedAt: null,
      revokedAt: null,
      createdAt: ctx.now(),
    };
    await insertApiKey(tx.db, row);
    const apiKey = toApiKey(row);
    const data = { apiKey };
    tx.emit({ event: apiKeyCreated, organizationId, actor: operator, audience: 'admins', data });
    return { ...apiKey, key };
  });
}
