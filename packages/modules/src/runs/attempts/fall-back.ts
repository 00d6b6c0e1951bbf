import { failureReasons, isEnded, type FailureReasonName } from '@helix/contracts/runs';
import { assertFence, type Fence } from '@helix/runtime/durable';
import type { Context } from '../../context.ts';
import { findModel, listKnownModelIds } from '../../models/index.ts';
import { changeAndTell } from '../run-change.ts';
import { admitRuns } from '../admission/run-admission.ts';
import { publishRunState } from '../following/run-deltas.ts';
import { lockRun } from '../run.queries.ts';

/** Another model may do what this one, its account or its provider could not. */
const curable: ReadonlySet<FailureReasonName> = new Set<FailureReasonName>([
  'provider_auth',
  'provider_quota',
  'provider_rate_limited',
  'provider_unavailable',
  'provider_model_missing',
  'provider_bad_response',
  'stalled',
]);

/**
 * Gives the run the next model of its chain, if another model can help; it goes on as soon as that one has room. False
 * when there is none. A run that has another model than the one that failed has got it for this failure already.
 */
export async function fallBack(
  ctx: Context,
  failed: { runId: string; reason: FailureReasonName; modelId: string },
  fence: Fence,
): Promise<boolean> {
  const { runId, reason } = failed;
  if (!curable.has(reason)) return false;
  const fellBack = await ctx.transaction(async (tx) => {
    await assertFence(tx.sql, fence);
    const run = await lockRun(tx.db, runId);
    if (!run || isEnded(run.status)) return false;
    if (run.modelId !== failed.modelId) return true;
    const { organizationId, fallbackModelIds } = run;
    const known = await listKnownModelIds(tx.db, organizationId, fallbackModelIds);
    const modelId = fallbackModelIds.find((id) => known.includes(id));
    const model = modelId && (await findModel(tx.db, organizationId, modelId));
    if (!model) return false;
    const rest = fallbackModelIds.slice(fallbackModelIds.indexOf(model.id) + 1);
    await changeAndTell(ctx, tx, run, {
      ...{ status: 'queued', admittedAt: null },
      modelId: model.id,
      fallbackModelIds: rest,
      reason,
      message: `${failureReasons[reason].sentence} ${model.displayName} is tried instead.`,
    });
    await admitRuns(ctx, tx, organizationId);
    return true;
  });
  if (fellBack) await publishRunState(ctx.ephemeral, runId);
  return fellBack;
}
