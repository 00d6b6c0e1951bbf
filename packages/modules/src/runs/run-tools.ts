import { isEnded } from '@helix/contracts/runs';
import type { RunToolCall, RunToolResult } from '@helix/contracts/gateway';
import type { Transaction } from '@helix/db';
import { assertFence, type Fence } from '@helix/runtime/durable';
import type { Context } from '../context.ts';
import { admitRuns } from './admission/run-admission.ts';
import { changeAndTell } from './run-change.ts';
import { publishRunState } from './following/run-deltas.ts';
import {
  findToolCall,
  finishToolCall,
  insertStep,
  type ToolCallStep,
} from './steps/run-step.queries.ts';
import { lockRun, type LockedRun } from './run.queries.ts';
import type { Toolbox, ToolRun } from './toolbox.ts';

type Result = RunToolResult['result'];

/** Carries a tool call out once: its effect, its record and what becomes of the run are one transaction. */
export async function carryOutTool(
  ctx: Context,
  toolbox: Toolbox,
  { call, fence }: { call: RunToolCall; fence: Fence },
): Promise<Result> {
  const { runId, callId, name, input } = call;
  const result = await ctx.transaction(async (tx): Promise<Result> => {
    await assertFence(tx.sql, fence);
    const run = await lockRun(tx.db, runId);
    if (!run || isEnded(run.status)) return { kind: 'suspend' };
    const known = await findToolCall(tx.db, runId, callId);
    if (known) return resultOf(known);
    const came = await toolbox.carryOut(tx, toolRunOf(run), { callId, name, input });
    await record(ctx, tx, { run, call, result: came });
    if (came.kind === 'suspend') {
      const message = 'It has asked a question and waits for the answer';
      await changeAndTell(ctx, tx, run, { status: 'waiting', reason: 'question', message });
    }
    return came;
  });
  await publishRunState(ctx.ephemeral, runId);
  return result;
}

/** The answer that a suspended call waited for. The run goes on with it as soon as there is room; a second answer changes nothing. */
export async function answerToolCall(
  ctx: Context,
  tx: Transaction,
  answer: { runId: string; callId: string; output: string },
): Promise<boolean> {
  const { runId, callId, output } = answer;
  const run = await lockRun(tx.db, runId);
  const step = await findToolCall(tx.db, runId, callId);
  if (!run || isEnded(run.status) || step?.state !== 'started') return false;
  await finishToolCall(tx.db, step.id, { text: output, detail: step.detail, endedAt: ctx.now() });
  // It held no slot while it waited, so it is let in anew when there is one.
  await changeAndTell(ctx, tx, run, {
    ...{ status: 'queued', admittedAt: null },
    ...{ reason: null, message: null },
  });
  await admitRuns(ctx, tx, run.organizationId);
  tx.afterCommit(() => publishRunState(ctx.ephemeral, runId));
  return true;
}

export function toolRunOf(run: LockedRun): ToolRun {
  const { id, organizationId, taskId, agentId, attempt, trigger, boardId } = run;
  const depth = trigger.kind === 'mention' ? trigger.depth : 0;
  return { id, organizationId, taskId, agentId, attempt, boardId, depth };
}

async function record(
  ctx: Context,
  tx: Transaction,
  { run, call, result }: { run: LockedRun; call: RunToolCall; result: Result },
): Promise<void> {
  const { callId, name, input, attempt, seq } = call;
  const now = ctx.now();
  const isOpen = result.kind === 'suspend';
  const isError = result.kind === 'output' && result.isError;
  await insertStep(tx.db, {
    ...{ id: ctx.newId('step'), organizationId: run.organizationId, runId: run.id },
    ...{ attempt, seq, callId, kind: 'tool-call', state: isOpen ? 'started' : 'finished' },
    text: textOf(result),
    detail: { kind: 'tool-call', callId, name, input, isError },
    startedAt: now,
    endedAt: isOpen ? null : now,
  });
}

function textOf(result: Result): string | null {
  if (result.kind === 'output') return result.output;
  return result.kind === 'finish' ? result.text : null;
}

/** What a call that was carried out before answers again. */
function resultOf({ state, text, detail }: ToolCallStep): Result {
  if (state !== 'finished') return { kind: 'suspend' };
  const isFinish = detail.kind === 'tool-call' && detail.name === 'finish' && !detail.isError;
  if (isFinish) return { kind: 'finish', text: text ?? '' };
  const isError = detail.kind === 'tool-call' && detail.isError;
  return { kind: 'output', output: text ?? '', isError };
}
