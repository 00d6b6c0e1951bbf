import type { ModelCallReport, RunModel } from '@helix/contracts/gateway';
import type { Price } from '@helix/contracts/ledger';
import type { ModelCheck } from '@helix/contracts/models';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import { costOf } from './cost.policy.ts';
import { findModelPrice, openCall, setRunCost, settleCall, sumCost } from './ledger.queries.ts';

/** The run that a call was made for. */
export type CallingRun = {
  readonly id: string;
  readonly organizationId: string;
  readonly agentId: string;
  readonly taskId: string | null;
  readonly modelId: string;
};

/**
 * Enters a model call as it is made and as it ends. Reports may come twice, late, or the end before the start. True
 * when it says for the first time how the call ended.
 */
export async function recordCall(
  ctx: Context,
  tx: Transaction,
  { run, report }: { run: CallingRun; report: ModelCallReport },
): Promise<boolean> {
  const { provider, model, attempt, call } = report;
  await openCall(tx.db, {
    id: ctx.newId('call'),
    organizationId: run.organizationId,
    runId: run.id,
    agentId: run.agentId,
    taskId: run.taskId,
    modelId: run.modelId,
    ...{ attempt, call, provider, model },
    isSimulated: provider === 'simulated',
    status: 'open',
    startedAt: new Date(report.startedAt),
  });
  if (report.state === 'started') return false;
  const ownPrice = await findModelPrice(tx.db, run.organizationId, run.modelId);
  const key = { runId: run.id, attempt, call };
  const isNew = await settleCall(tx.db, key, {
    ...tokensOf(report),
    ...priceOf(report, ownPrice),
    status: report.state,
    reason: report.reason ?? null,
    firstTokenMs: report.timings?.firstTokenMs ?? null,
    totalMs: report.timings?.totalMs ?? null,
    endedAt: report.endedAt === undefined ? ctx.now() : new Date(report.endedAt),
  });
  if (isNew) await setRunCost(tx.db, run.id, await sumCost(tx.db, run.id));
  return isNew;
}

/** What trying a model has used: it is paid for like any other call. */
export async function recordTestCalls(
  ctx: Context,
  tx: Transaction,
  tested: {
    organizationId: string;
    modelId: string;
    model: Pick<RunModel, 'provider' | 'model'>;
    checks: readonly ModelCheck[];
  },
): Promise<void> {
  const { organizationId, modelId, checks } = tested;
  const { provider, model } = tested.model;
  const ownPrice = await findModelPrice(tx.db, organizationId, modelId);
  for (const [index, check] of checks.entries()) {
    const { startedAt, usage, isUnbilled, reason, firstTokenMs, totalMs } = check;
    const begun = new Date(startedAt);
    await openCall(tx.db, {
      ...{ id: ctx.newId('call'), organizationId, modelId, provider, model },
      ...{ purpose: 'model-test', runId: null, agentId: null, taskId: null },
      ...{ attempt: 1, call: index + 1, isSimulated: provider === 'simulated' },
      ...tokensOf({ usage }),
      ...priceOf({ provider, model, usage, isUnbilled }, ownPrice),
      status: reason === undefined ? 'finished' : 'failed',
      reason: reason ?? null,
      ...{ firstTokenMs, totalMs, startedAt: begun },
      endedAt: new Date(begun.getTime() + totalMs),
    });
  }
}

function tokensOf({ usage }: Pick<ModelCallReport, 'usage'>) {
  if (!usage) return {};
  const { inputTokens, outputTokens, cachedInputTokens, reasoningTokens } = usage;
  const { cacheWriteTokens = 0 } = usage;
  return { inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens, reasoningTokens };
}

type Called = Pick<ModelCallReport, 'provider' | 'model'> & Parameters<typeof costOf>[1];

function priceOf({ provider, model, ...used }: Called, ownPrice: Price | null) {
  const { microUsd, priceVersion } = costOf({ provider, model, ownPrice }, used);
  return { costMicroUsd: microUsd, priceVersion };
}
