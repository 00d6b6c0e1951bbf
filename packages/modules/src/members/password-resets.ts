import type { PasswordReset } from '@helix/contracts/members';
import type { Actor, Context } from '../context.ts';
import { listOpenResets, resetLink, type OpenReset } from '../identity/index.ts';
import { decodeCursor, toPage } from '../page.ts';
import { maySeeResetLink } from './member.policy.ts';

/** Who waits for a new password; the link only for whom the viewer may act for. */
export async function listPasswordResets(
  ctx: Context,
  actor: Actor,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: PasswordReset[]; nextCursor: string | null }> {
  const rows = await listOpenResets(ctx.db, {
    organizationId: actor.organization.id,
    now: ctx.now(),
    before: decodeCursor(page.cursor),
    limit: page.limit + 1,
  });
  const { items, nextCursor } = toPage(rows, page.limit);
  return {
    items: items.map((row) => ({
      id: row.id,
      memberId: row.memberId,
      name: row.name,
      email: row.email,
      link: visibleLink(ctx, actor, row),
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    })),
    nextCursor,
  };
}

function visibleLink(ctx: Context, actor: Actor, row: OpenReset): string | null {
  if (row.tokenSealed === null || !maySeeResetLink(actor, row)) return null;
  return resetLink(ctx, ctx.secrets.open(row.tokenSealed));
}
