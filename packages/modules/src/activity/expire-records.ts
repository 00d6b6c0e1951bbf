import type { Context } from '../context.ts';
import { deleteKeysBefore } from '../idempotency/index.ts';
import { deleteEventsBefore } from './expired-events.queries.ts';

const dayMs = 86_400_000;

/** Events go when they are old and everybody who reads the log has read them; keys of requests after a day. */
export async function expire(
  ctx: Context,
  options: { eventRetentionDays: number; signal: AbortSignal },
): Promise<void> {
  const now = ctx.now().getTime();
  await deleteKeysBefore(ctx.db, new Date(now - dayMs));
  const before = new Date(now - options.eventRetentionDays * dayMs);
  let deleted: number;
  do {
    options.signal.throwIfAborted();
    deleted = await deleteEventsBefore(ctx.db, before);
  } while (deleted > 0);
}
