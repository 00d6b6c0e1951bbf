import type { ModelCallReport } from '@helix/contracts/gateway';
import type { Price } from '@helix/contracts/ledger';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import { costOf } from './cost.policy.ts';
import {
  findModelPrice,
  markUnknown,
  openCall,
  setRunCost,
  settleCall,
  sumCost,
} from './ledger.queries.ts';

/** The run that a call was made for. */
export type CallingRun = {
  readonly id: string;
  readonly organizationId: string;
  readonly agentId: string;
  readonly taskId: string | null;
  readonly modelId: string;
};

/** Enters a model call as it is made and as it ends. Reports may come twice, late, or the end before the start. */
export async function recordCall(
  ctx: Context,
  tx: Transaction,
  { run, report }: { run: CallingRun; report: ModelCallReport },
): Promise<void> {
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
  if (report.state === 'started') return;
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
}

function tokensOf({ usage }: ModelCallReport) {
  if (!usage) return {};
  const { inputTokens, outputTokens, cachedInputTokens, reasoningTokens } = usage;
  return { inputTokens, outputTokens, cachedInputTokens, reasoningTokens };
}

function priceOf({ provider, model, usage = null }: ModelCallReport, ownPrice: Price | null) {
  const { microUsd, priceVersion } = costOf({ provider, model, ownPrice }, usage);
  return { costMicroUsd: microUsd, priceVersion };
}

/** A new attempt begins, so nobody is left to tell how calls of the ones before it ended. */
export async function closeLostCalls(
  ctx: Context,
  tx: Transaction,
  run: { id: string; attempt: number },
): Promise<void> {
  await markUnknown(tx.db, { runId: run.id, beforeAttempt: run.attempt, now: ctx.now() });
}
