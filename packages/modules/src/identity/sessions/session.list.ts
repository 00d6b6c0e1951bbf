import type { Session } from '@helix/contracts/identity';
import type { Actor, Context } from '../../context.ts';
import { decodeCursor, toPage } from '../../page.ts';
import { deviceOf } from './device.ts';
import { listLiveSessions } from './session.queries.ts';

/** Where a person is signed in, in all of their organizations. */
export async function listSessions(
  ctx: Context,
  actor: Actor,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: Session[]; nextCursor: string | null }> {
  const rows = await listLiveSessions(ctx.db, {
    userId: actor.userId,
    now: ctx.now(),
    before: decodeCursor(page.cursor),
    limit: page.limit + 1,
  });
  const { items, nextCursor } = toPage(rows, page.limit);
  return {
    items: items.map((row) => ({
      ...row,
      device: deviceOf(row.userAgent),
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      current: row.id === actor.sessionId,
    })),
    nextCursor,
  };
}
