import { createHash } from 'node:crypto';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { claimKey, findOutcome, recordOutcome } from './idempotency.queries.ts';

const maxKeyLength = 200;

/**
 * Runs a command at most once per key. The key is written in the command's own transaction: if the command
 * fails or the process dies, the key is gone with it; if it committed, a repeat gets the recorded answer. The
 * answer is kept encrypted: it may hold what is shown once.
 */
export function runOnce(
  ctx: Context,
  call: { actor: Actor; key: string; request: string },
  invoke: (ctx: Context) => Promise<unknown>,
): Promise<unknown> {
  if (call.key.length === 0 || call.key.length > maxKeyLength) {
    throw new AppError(
      'request.invalid',
      `Idempotency-Key must have 1 to ${maxKeyLength} characters`,
    );
  }
  const key = {
    organizationId: call.actor.organization.id,
    principalId: call.actor.id,
    key: call.key,
  };
  const requestHash = createHash('sha256').update(call.request).digest('base64url');
  return ctx.transaction(async (tx) => {
    if (await claimKey(tx.db, key, { requestHash, createdAt: ctx.now() })) {
      const response = await invoke({ ...ctx, db: tx.db, transaction: (work) => work(tx) });
      await recordOutcome(tx.db, key, ctx.secrets.seal(JSON.stringify(response ?? null)));
      return response;
    }
    const recorded = await findOutcome(tx.db, key);
    if (recorded?.requestHash === requestHash) {
      return JSON.parse(ctx.secrets.open(String(recorded.response)));
    }
    throw new AppError(
      'request.idempotency_conflict',
      'This Idempotency-Key was used for another request',
    );
  });
}
