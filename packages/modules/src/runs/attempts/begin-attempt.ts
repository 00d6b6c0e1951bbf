import type { RunStart } from '@helix/contracts/gateway';
import { keptConnections, together, type Transaction } from '@helix/db';
import { assertFence, type Fence } from '@helix/runtime/durable';
import type { Context } from '../../context.ts';
import { gatherForAttempt, withPictures, type AttemptedRun } from './gather-attempt.ts';
import { changeAndTell } from '../run-change.ts';
import { publishRunState } from '../following/run-deltas.ts';
import { takeUnread } from '../messages/run-messages.ts';
import { listEstablishedSteps } from '../steps/run-step.queries.ts';
import { transcriptOf, type EstablishedStep } from '../steps/run-transcript.ts';
import { lockRun, type LockedRun } from '../run.queries.ts';
import { canAttempt } from '../run.state.ts';
import { toolRunOf } from '../run-tools.ts';
import type { Toolbox } from '../toolbox.ts';

export type Begun =
  | { readonly kind: 'start'; readonly start: RunStart }
  | { readonly kind: 'over' }
  /** Its agent was paused after it had been let in. */
  | { readonly kind: 'paused' };

type Counted = { readonly run: LockedRun; readonly steps: EstablishedStep[] };

/** Counts a new attempt, and gathers what the gateway needs for it on the way: a start takes one connection. */
export async function beginAttempt(
  ctx: Context,
  toolbox: Toolbox,
  { standing, fence }: { standing: AttemptedRun; fence: Fence },
): Promise<Begun> {
  const begun = await ctx.transaction(async (tx) => {
    const counting = countAttempt(ctx, tx, { runId: standing.id, fence });
    const gathering = gatherForAttempt(ctx, tx.db, standing);
    const [counted] = await together([counting, gathering.catch(() => undefined)]);
    // What cannot be gathered matters only to a run that begins.
    return typeof counted === 'string' ? counted : { ...counted, gathered: await gathering };
  });
  if (begun === 'over' || begun === 'paused') return { kind: begun };
  const { run, gathered, steps } = begun;
  void publishRunState(ctx.ephemeral, run.id);
  const { id: runId, attempt, instruction } = run;
  const start = {
    ...{ runId, attempt, idempotencyKey: `${runId}:${attempt}`, instruction },
    ...(await withPictures(ctx, standing, gathered)),
    tools: [...toolbox.toolsFor(toolRunOf(run))],
    history: transcriptOf(steps),
  };
  return { kind: 'start', start };
}

/**
 * Goes the way of a start with a run that there is not, on each connection that is kept: what it needs is loaded, and
 * its statements are known, before somebody waits for them.
 */
export async function rehearseStart(ctx: Context, toolbox: Toolbox): Promise<void> {
  const standing: AttemptedRun = {
    ...{ id: '', organizationId: '', agentId: '', modelId: '', taskId: '' },
    ...{ instruction: 'Begin', trigger: { kind: 'task' } },
  };
  const start = { standing, fence: { jobId: '', token: 0 } };
  await Promise.allSettled(
    Array.from({ length: keptConnections }, () => beginAttempt(ctx, toolbox, start)),
  );
}

async function countAttempt(
  ctx: Context,
  tx: Transaction,
  { runId, fence }: { runId: string; fence: Fence },
): Promise<Counted | 'over' | 'paused'> {
  const [, current] = await together([assertFence(tx.sql, fence), lockRun(tx.db, runId)]);
  if (!current || !canAttempt(current.status)) return 'over';
  if (current.agent.pausedAt !== null) {
    const message = `${current.agent.name} is paused`;
    await changeAndTell(ctx, tx, current, { status: 'queued', reason: 'agent_paused', message });
    return 'paused';
  }
  await takeUnread(ctx, tx, current);
  const [run, steps] = await together([
    changeAndTell(ctx, tx, current, {
      status: 'starting',
      attempt: current.attempt + 1,
      reason: null,
      message: null,
      startedAt: current.startedAt === null ? ctx.now() : new Date(current.startedAt),
    }),
    listEstablishedSteps(tx.db, runId),
  ]);
  return { run: { ...current, ...run }, steps };
}
