import { isEnded } from '@helix/contracts/runs';
import type { RunStepReport } from '@helix/contracts/gateway';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import { assertFence, type Fence } from '@helix/runtime/durable';
import type { Context } from '../../context.ts';
import { recordCall } from '../../ledger/index.ts';
import { changeAndTell } from '../run-change.ts';
import { publishRunState } from '../following/run-deltas.ts';
import { findRunMessage, markMessagesRead } from '../messages/run-message.queries.ts';
import { stepRow } from '../steps/run-step-row.ts';
import { correctCallEnd, insertStep } from '../steps/run-step.queries.ts';
import { lockRun, type LockedRun } from '../run.queries.ts';

/**
 * Records a step as the gateway reports it, and says whether it was new. The first one also says that the run is
 * really running. What a call of a provider has used is entered even when the run was stopped or taken over meanwhile:
 * it has to be paid for.
 */
export async function recordStep(
  ctx: Context,
  step: RunStepReport & { runId: string },
  fence: Fence,
): Promise<boolean> {
  const isNew = await record(ctx, step, fence);
  await publishRunState(ctx.ephemeral, step.runId);
  return isNew;
}

async function record(
  ctx: Context,
  step: RunStepReport & { runId: string },
  fence: Fence,
): Promise<boolean> {
  try {
    return await ctx.transaction(async (tx) => {
      await assertFence(tx.sql, fence);
      const current = await lockRun(tx.db, step.runId);
      if (!current) return false;
      await enterCall(ctx, tx, current, step);
      if (isEnded(current.status) || current.attempt !== step.attempt) return false;
      const isNew = await insertStep(tx.db, {
        ...stepRow(step),
        ...(step.kind === 'message' && (await readMessage(ctx, tx, step))),
        id: ctx.newId('step'),
        organizationId: current.organizationId,
      });
      if (current.status === 'starting')
        await changeAndTell(ctx, tx, current, { status: 'running' });
      return isNew;
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'run.fenced') throw error;
    await ctx.transaction(async (tx) => {
      const current = await lockRun(tx.db, step.runId);
      if (current) await enterCall(ctx, tx, current, step);
    });
    throw error;
  }
}

async function enterCall(
  ctx: Context,
  tx: Transaction,
  run: LockedRun,
  step: RunStepReport,
): Promise<void> {
  if (step.kind !== 'model-call') return;
  const hasEnded = await recordCall(ctx, tx, { run, report: step });
  // The end of the run has ended its step; how the call really ended is known now.
  const isLate = isEnded(run.status) && run.attempt === step.attempt;
  if (hasEnded && isLate) await correctCallEnd(tx.db, step, stepRow(step));
}

/** A message that the live run has taken in: its words join the record. */
async function readMessage(
  ctx: Context,
  tx: Transaction,
  { runId, messageId }: { runId: string; messageId: string },
) {
  const message = await findRunMessage(tx.db, runId, messageId);
  await markMessagesRead(tx.db, [messageId], ctx.now());
  const from = message?.from.name ?? '';
  return {
    text: message?.text ?? '',
    detail: { kind: 'message' as const, messageId, from },
  };
}
