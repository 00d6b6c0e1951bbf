import type { RunStart } from '@helix/contracts/gateway';
import { assertFence, type Fence } from '@helix/runtime/durable';
import type { Context } from '../../context.ts';
import { gatherForAttempt } from './gather-attempt.ts';
import { changeAndTell } from '../run-change.ts';
import { publishRunState } from '../following/run-deltas.ts';
import { takeUnread } from '../messages/run-messages.ts';
import { listEstablishedSteps } from '../steps/run-step.queries.ts';
import { transcriptOf } from '../steps/run-transcript.ts';
import { lockRun, type LockedRun, type StandingRun } from '../run.queries.ts';
import { canAttempt } from '../run.state.ts';
import { toolRunOf } from '../run-tools.ts';
import type { Toolbox } from '../toolbox.ts';

export type Begun =
  | { readonly kind: 'start'; readonly start: RunStart }
  | { readonly kind: 'over' }
  /** Its agent was paused after it had been let in. */
  | { readonly kind: 'paused' };

/** Counts a new attempt, and meanwhile gathers what the gateway needs for it. */
export async function beginAttempt(
  ctx: Context,
  toolbox: Toolbox,
  { standing, fence }: { standing: StandingRun; fence: Fence },
): Promise<Begun> {
  const gathering = gatherForAttempt(ctx, standing);
  // It matters only when the attempt begins.
  gathering.catch(() => undefined);
  const run = await countAttempt(ctx, standing.id, fence);
  if (run === 'over' || run === 'paused') return { kind: run };
  void publishRunState(ctx.ephemeral, run.id);
  const [gathered, steps] = await Promise.all([gathering, listEstablishedSteps(ctx.db, run.id)]);
  const { id: runId, attempt, instruction } = run;
  const start = {
    ...{ runId, attempt, idempotencyKey: `${runId}:${attempt}`, instruction },
    ...gathered,
    tools: [...toolbox.toolsFor(toolRunOf(run))],
    history: transcriptOf(steps),
  };
  return { kind: 'start', start };
}

function countAttempt(
  ctx: Context,
  runId: string,
  fence: Fence,
): Promise<LockedRun | 'over' | 'paused'> {
  return ctx.transaction(async (tx) => {
    await assertFence(tx.sql, fence);
    const current = await lockRun(tx.db, runId);
    if (!current || !canAttempt(current.status)) return 'over';
    if (current.agent.pausedAt !== null) {
      const message = `${current.agent.name} is paused`;
      await changeAndTell(ctx, tx, current, { status: 'queued', reason: 'agent_paused', message });
      return 'paused';
    }
    await takeUnread(ctx, tx, current);
    const attempt = current.attempt + 1;
    const run = await changeAndTell(ctx, tx, current, {
      status: 'starting',
      attempt,
      reason: null,
      message: null,
      startedAt: current.startedAt === null ? ctx.now() : new Date(current.startedAt),
    });
    return { ...current, ...run };
  });
}
