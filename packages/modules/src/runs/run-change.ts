import type { EventActor } from '@helix/contracts';
import { runChanged, type Run } from '@helix/contracts/runs';
import type { Transaction } from '@helix/db';
import { changeRun, type LockedRun } from './run.queries.ts';

/** Writes a change of a locked run and tells it, in the name of its agent unless somebody else did it. */
export async function changeAndTell(
  tx: Transaction,
  current: LockedRun,
  change: Parameters<typeof changeRun>[2],
  actor: EventActor = actorOfRun(current),
): Promise<Run> {
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

export function actorOfRun({ agentId, agent }: LockedRun): EventActor {
  return { kind: 'agent', id: agentId, name: agent.name };
}
