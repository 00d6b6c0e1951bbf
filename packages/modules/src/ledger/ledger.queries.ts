import { and, desc, eq, getTableColumns, gte, inArray, lt, not, sql } from 'drizzle-orm';
import type { EndpointResult } from '@helix/contracts';
import type { getLlmCall, LlmCall, Price } from '@helix/contracts/ledger';
import { schema, type Db } from '@helix/db';
import type { VisibleBoards } from '../structure/index.ts';
import { isVisibleCall } from './visible-calls.queries.ts';

const { llmCalls, models, runs, runSteps, tasks } = schema;
type StoredCall = typeof llmCalls.$inferSelect;
const microUsdPerUsd = 1_000_000;

function toCall({
  organizationId: _tenant,
  costMicroUsd,
  startedAt,
  endedAt,
  ...call
}: StoredCall): LlmCall {
  return {
    ...call,
    costUsd: costMicroUsd === null ? null : costMicroUsd / microUsdPerUsd,
    unpriced: call.status !== 'open' && costMicroUsd === null,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

/** A call that is made; told of twice, it is one row. */
export async function openCall(db: Db, row: typeof llmCalls.$inferInsert): Promise<void> {
  await db.insert(llmCalls).values(row).onConflictDoNothing();
}

type CallKey = { readonly runId: string; readonly attempt: number; readonly call: number };
const isCall = ({ runId, attempt, call }: CallKey) =>
  and(eq(llmCalls.runId, runId), eq(llmCalls.attempt, attempt), eq(llmCalls.call, call));

/** How a call ended. The first word of whoever made it stays; that nobody knew is not the last word. */
export async function settleCall(
  db: Db,
  key: CallKey,
  end: Partial<typeof llmCalls.$inferInsert>,
): Promise<boolean> {
  const rows = await db
    .update(llmCalls)
    .set(end)
    .where(and(isCall(key), inArray(llmCalls.status, ['open', 'unknown'])))
    .returning({ id: llmCalls.id });
  return rows.length > 0;
}

/** Calls of which nobody told how they ended. Answers which these are. */
export function closeOpenCalls(
  db: Db,
  lost: { runId: string; reason: string; now: Date },
): Promise<Pick<StoredCall, 'attempt' | 'call'>[]> {
  return db
    .update(llmCalls)
    .set({ status: 'unknown', reason: lost.reason, endedAt: lost.now })
    .where(and(eq(llmCalls.runId, lost.runId), eq(llmCalls.status, 'open')))
    .returning({ attempt: llmCalls.attempt, call: llmCalls.call });
}

/** What a run cost so far; null while no call of it has a price. */
export async function sumCost(db: Db, runId: string): Promise<number | null> {
  const [row] = await db
    .select({ sum: sql<string | null>`sum(${llmCalls.costMicroUsd})` })
    .from(llmCalls)
    .where(eq(llmCalls.runId, runId));
  return row?.sum === null || row === undefined ? null : Number(row.sum);
}

export async function findModelPrice(
  db: Db,
  organizationId: string,
  modelId: string,
): Promise<Price | null> {
  const [row] = await db
    .select({ price: models.price })
    .from(models)
    .where(and(eq(models.organizationId, organizationId), eq(models.id, modelId)));
  return row?.price ?? null;
}

export type CallFilter = {
  readonly runId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly modelId?: string | undefined;
  readonly status?: LlmCall['status'] | undefined;
  readonly unpriced?: boolean | undefined;
  readonly minCostUsd?: number | undefined;
  readonly minTotalMs?: number | undefined;
  readonly day?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

export async function listCalls(
  db: Db,
  organizationId: string,
  page: CallFilter & {
    visible: VisibleBoards;
    timeZone: string;
    before: string | undefined;
    limit: number;
  },
): Promise<LlmCall[]> {
  const { before, visible, limit } = page;
  const rows = await db
    .select(getTableColumns(llmCalls))
    .from(llmCalls)
    .leftJoin(tasks, eq(tasks.id, llmCalls.taskId))
    .where(
      and(
        eq(llmCalls.organizationId, organizationId),
        isVisibleCall(db, visible),
        isAskedFor(page),
        before === undefined ? undefined : lt(llmCalls.id, before),
      ),
    )
    .orderBy(desc(llmCalls.id))
    .limit(limit);
  return rows.map(toCall);
}

function isAskedFor(filter: CallFilter & { timeZone: string }) {
  const { runId, agentId, taskId, modelId, status, unpriced, day, from, to } = filter;
  const { minCostUsd, minTotalMs } = filter;
  const isUnpriced = sql`(${llmCalls.status} <> 'open' and ${llmCalls.costMicroUsd} is null)`;
  const begins = (days: number) =>
    sql`((${day}::date + ${days}::int)::timestamp at time zone ${filter.timeZone})`;
  return and(
    runId === undefined ? undefined : eq(llmCalls.runId, runId),
    agentId === undefined ? undefined : eq(llmCalls.agentId, agentId),
    taskId === undefined ? undefined : eq(llmCalls.taskId, taskId),
    modelId === undefined ? undefined : eq(llmCalls.modelId, modelId),
    status === undefined ? undefined : eq(llmCalls.status, status),
    unpriced === undefined ? undefined : unpriced ? isUnpriced : not(isUnpriced),
    minCostUsd === undefined
      ? undefined
      : gte(llmCalls.costMicroUsd, Math.ceil(minCostUsd * 1_000_000)),
    minTotalMs === undefined ? undefined : gte(llmCalls.totalMs, minTotalMs),
    day === undefined
      ? undefined
      : and(gte(llmCalls.startedAt, begins(0)), lt(llmCalls.startedAt, begins(1))),
    from === undefined ? undefined : gte(llmCalls.startedAt, new Date(from)),
    to === undefined ? undefined : lt(llmCalls.startedAt, new Date(to)),
  );
}

export async function findCall(
  db: Db,
  organizationId: string,
  id: string,
): Promise<LlmCall | undefined> {
  const [row] = await db
    .select()
    .from(llmCalls)
    .where(and(eq(llmCalls.organizationId, organizationId), eq(llmCalls.id, id)));
  return row && toCall(row);
}

type CallTexts = Omit<EndpointResult<typeof getLlmCall>, keyof LlmCall>;
const noTexts: CallTexts = {
  ...{ prompt: null, answer: null, thinking: null, finishReason: null, message: null },
  ...{ toolNames: [], toolCalls: [], step: null },
};

/** The steps that tell what was asked and answered in a call. */
export async function findCallTexts(
  db: Db,
  { runId, attempt, call }: Pick<LlmCall, 'runId' | 'attempt' | 'call'>,
): Promise<CallTexts> {
  if (runId === null) return noTexts;
  const { prompt, text, state, seq, detail } = runSteps;
  const steps = await db
    .select({ prompt, text, state, seq, detail })
    .from(runSteps)
    .where(
      and(
        eq(runSteps.runId, runId),
        eq(runSteps.attempt, attempt),
        eq(runSteps.kind, 'model-call'),
        sql`(${runSteps.detail}->>'call')::int = ${call}`,
      ),
    )
    .orderBy(runSteps.seq);
  const last = steps.at(-1);
  if (last?.detail.kind !== 'model-call') return noTexts;
  const { thinking, finishReason, message, toolNames, toolCalls } = last.detail;
  return {
    ...{ thinking, finishReason, message, toolNames, toolCalls },
    prompt: steps.find((step) => step.prompt !== null)?.prompt ?? null,
    answer: steps.find((step) => step.state !== 'started')?.text ?? null,
    step: last.seq,
  };
}

export async function setRunCost(
  db: Db,
  runId: string,
  costMicroUsd: number | null,
): Promise<void> {
  await db.update(runs).set({ costMicroUsd }).where(eq(runs.id, runId));
}
