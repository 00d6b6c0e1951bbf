import { executeRun } from '@helix/contracts/runs';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import { chooseAdmitted } from './run-admission.policy.ts';
import { admit, countAtWork, listNotAdmitted, lockAdmission } from './run-admission.queries.ts';

/** More than can be admitted at once is looked at again when the first of them end. */
const lookedAt = 500;

/**
 * Lets runs begin for which there is room now. Called wherever room or wishes appear: when a run is asked for,
 * ends or waits, when an agent is resumed or a limit is raised.
 */
export async function admitRuns(
  ctx: Context,
  tx: Transaction,
  organizationId: string,
): Promise<void> {
  await lockAdmission(tx.db, organizationId);
  const waiting = await listNotAdmitted(tx.db, organizationId, lookedAt);
  if (waiting.length === 0) return;
  const { admitted } = chooseAdmitted(waiting, await countAtWork(tx.db, organizationId));
  for (const { id, priority } of admitted) {
    await admit(tx.db, id, ctx.now());
    await tx.enqueue(executeRun, { runId: id }, { id, organizationId, priority });
  }
}
