import { isFailureReason, failureReasons } from '@helix/contracts/runs';
import type { Transaction } from '@helix/db';
import type { Context } from '../../context.ts';
import { closeOpenCalls } from '../../ledger/index.ts';
import { readDeltas } from '../following/run-deltas.ts';
import { findCallStart, findLastSeq, insertStep } from './run-step.queries.ts';

type LeftRun = { readonly id: string; readonly organizationId: string };

/**
 * Ends the model calls of a run whose attempt is over and of which nobody told the end, in the ledger and among its
 * steps alike. What was written so far is kept. A late report still says how they really ended.
 */
export async function closeLostCalls(
  ctx: Context,
  tx: Transaction,
  lost: { run: LeftRun; reason: string; message: string | null },
): Promise<void> {
  const { run, reason } = lost;
  const calls = await closeOpenCalls(tx.db, { runId: run.id, reason, now: ctx.now() });
  const message =
    lost.message ?? (isFailureReason(reason) ? failureReasons[reason].sentence : null);
  for (const call of calls) await endStep(ctx, tx, { run, call, because: { reason, message } });
}

async function endStep(
  ctx: Context,
  tx: Transaction,
  lost: {
    run: LeftRun;
    call: { attempt: number; call: number };
    because: { reason: string; message: string | null };
  },
): Promise<void> {
  const { run, call, because } = lost;
  const begun = await findCallStart(tx.db, { runId: run.id, ...call });
  if (begun?.detail.kind !== 'model-call') return;
  const written = await readDeltas(ctx.ephemeral, run.id).catch(() => []);
  const said = written.filter(({ attempt, seq }) => attempt === call.attempt && seq > begun.seq);
  const wordsOf = (kind: 'text' | 'thinking') =>
    said.flatMap((delta) => (delta.kind === kind ? [delta.text] : [])).join('') || null;
  const lastSeq = await findLastSeq(tx.db, run.id, call.attempt);
  await insertStep(tx.db, {
    ...{ id: ctx.newId('step'), organizationId: run.organizationId, runId: run.id },
    ...{ attempt: call.attempt, kind: 'model-call', state: 'failed' },
    // After everything that was told of this attempt, words included.
    seq: Math.max(lastSeq, said.at(-1)?.seq ?? 0) + 1,
    text: wordsOf('text'),
    detail: { ...begun.detail, ...because, thinking: wordsOf('thinking') },
    startedAt: begun.startedAt,
    endedAt: ctx.now(),
  });
}
