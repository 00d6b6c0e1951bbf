import type { Backoff } from '@helix/contracts';
import { together } from '@helix/db';
import type { Context } from '../context.ts';
import { judgeFailedBatch } from './poison.policy.ts';
import type { Subscriber } from './subscriber.ts';
import {
  advanceCursor,
  findHead,
  insertParkedEvent,
  listLoggedEvents,
  moveCursor,
  takeCursor,
  type CursorKey,
} from './subscriber.queries.ts';

export type ReadingContext = Pick<Context, 'transaction' | 'now' | 'log'>;
export type ReadingLimits = { readonly batchSize: number; readonly backoffMs: Backoff };

/** What a batch left behind: more to read at once, or nothing for now. */
type Progress = 'more' | 'rest';
type Range = { readonly after: number; readonly upTo: number };

const longestError = 1_000;

/** Handles the next events of one organization. Whoever holds the cursor is the only one who does. */
export async function readOn(
  ctx: ReadingContext,
  subscriber: Subscriber,
  organizationId: string,
  limits: ReadingLimits,
): Promise<Progress> {
  const key = { subscriber: subscriber.name, organizationId };
  let tried: Range | undefined;
  try {
    return await ctx.transaction(async (tx) => {
      tried = undefined;
      const [cursor, head] = await together([
        takeCursor(tx.db, key),
        findHead(tx.db, organizationId),
      ]);
      if (!cursor || (cursor.retryAt !== null && cursor.retryAt > ctx.now())) return 'rest';
      const size = cursor.lastSeq < cursor.carefulUntil ? 1 : limits.batchSize;
      const range = { after: cursor.lastSeq, upTo: Math.min(cursor.lastSeq + size, head) };
      if (range.upTo <= range.after) return 'rest';
      tried = range;
      const types = subscriber.events?.map(({ name }) => name);
      const events = await listLoggedEvents(tx.db, { organizationId, ...range, types });
      if (events.length > 0) await subscriber.handle(tx, { organizationId, events });
      await advanceCursor(tx.db, key, range.upTo);
      return range.upTo < head ? 'more' : 'rest';
    });
  } catch (error) {
    if (!tried) throw error;
    return recordFailure(ctx, { key, subscriber, range: tried, error }, limits.backoffMs);
  }
}

async function recordFailure(
  ctx: ReadingContext,
  failed: { key: CursorKey; subscriber: Subscriber; range: Range; error: unknown },
  backoff: Backoff,
): Promise<Progress> {
  const { key, subscriber, range } = failed;
  const error = textOf(failed.error);
  return ctx.transaction(async (tx) => {
    const cursor = await takeCursor(tx.db, key);
    // Another engine has it, or was luckier.
    if (cursor?.lastSeq !== range.after) return 'rest';
    const size = range.upTo - range.after;
    const { failures } = cursor;
    const verdict = judgeFailedBatch({ size, failures, onPoison: subscriber.onPoison }, backoff);
    ctx.log[verdict.kind === 'park' || verdict.kind === 'stop' ? 'error' : 'warn'](
      { err: failed.error, ...key, ...range, failures: failures + 1, verdict: verdict.kind },
      'events could not be handled',
    );
    if (verdict.kind === 'single-out') {
      await moveCursor(tx.db, key, { carefulUntil: range.upTo });
      return 'more';
    }
    if (verdict.kind === 'park') {
      await insertParkedEvent(tx.db, { ...key, seq: range.upTo, error, parkedAt: ctx.now() });
      await advanceCursor(tx.db, key, range.upTo);
      return 'more';
    }
    const retryAt = new Date(ctx.now().getTime() + verdict.afterMs);
    await moveCursor(tx.db, key, { failures: failures + 1, retryAt, error });
    return 'rest';
  });
}

function textOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replaceAll('\0', '').slice(0, longestError);
}
