import type { EventActor } from '@helix/contracts';
import { isEnded, runChanged, type Run } from '@helix/contracts/runs';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import { closeLostCalls } from './steps/close-calls.ts';
import { changeRun, type LockedRun } from './run.queries.ts';

type Change = Parameters<typeof changeRun>[2];

/**
 * Writes a change of a locked run and tells it, in the name of its agent unless `by` somebody else. Where it ends the
 * attempt, no call stays open.
 */
export async function changeAndTell(
  ctx: Context,
  tx: Transaction,
  current: LockedRun,
  { by: actor = actorOfRun(current), ...change }: Change & { by?: EventActor },
): Promise<Run> {
  if (current.attempt > 0 && endsAttempt(change)) {
    const isOver = change.status !== undefined && isEnded(change.status);
    const { reason, message } = isOver ? change : {};
    const because = { reason: reason ?? 'gateway_lost', message: message ?? null };
    await closeLostCalls(ctx, tx, { run: current, ...because });
  }
  const { organizationId, taskId, boardId } = current;
  const run = await changeRun(tx.db, current.id, change);
  tx.emit({
    event: runChanged,
    organizationId,
    actor,
    runId: run.id,
    boardId: boardId ?? undefined,
    taskId: taskId ?? undefined,
    data: { run },
  });
  return run;
}

const endsAttempt = ({ status }: Change) =>
  status !== undefined && status !== 'running' && status !== 'waiting';

export function actorOfRun({ agentId, agent }: LockedRun): EventActor {
  return { kind: 'agent', id: agentId, name: agent.name };
}
