import type { EventActor } from '@helix/contracts';
import { runChanged, type Run } from '@helix/contracts/runs';
import type { Transaction } from '@helix/db';
import { findAgentFiles } from '../agents/index.ts';
import { findTaskBoardId } from '../tasks/index.ts';
import { changeRun } from './run.queries.ts';

export type LockedRun = Run & { organizationId: string };

/** Writes a change of a locked run and tells it, in the name of its agent unless somebody else did it. */
export async function changeAndTell(
  tx: Transaction,
  current: LockedRun,
  change: Parameters<typeof changeRun>[2],
): Promise<LockedRun> {
  const { organizationId, taskId } = current;
  const run = await changeRun(tx.db, current.id, change);
  const boardId = taskId === null ? undefined : await findTaskBoardId(tx.db, taskId);
  tx.emit({
    event: runChanged,
    organizationId,
    actor: await actorOfRun(tx, current),
    runId: run.id,
    boardId,
    taskId: taskId ?? undefined,
    data: { run },
  });
  return { ...run, organizationId };
}

export async function actorOfRun(tx: Transaction, run: LockedRun): Promise<EventActor> {
  const agent = await findAgentFiles(tx.db, run.organizationId, run.agentId);
  return { kind: 'agent', id: run.agentId, name: agent?.name ?? 'Agent' };
}
