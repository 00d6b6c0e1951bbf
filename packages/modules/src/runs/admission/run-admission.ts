import { executeRun, type Run } from '@helix/contracts/runs';
import type { Db, Transaction } from '@helix/db';
import { signalJob } from '@helix/runtime/durable';
import type { Context } from '../../context.ts';
import { chooseAdmitted, type AdmissionObstacle } from './run-admission.policy.ts';
import {
  admit,
  countAtWork,
  findNotAdmitted,
  listNotAdmitted,
  lockAdmission,
} from './run-admission.queries.ts';

/** Tells a job whose run waited for a person, or for another model, that it may go on. */
export const answeredTopic = 'answered';

/** More than can be admitted at once; what is beyond it is looked at again when the first of them end. */
const lookedAt = 500;

/**
 * Lets runs begin for which there is room now. Called wherever room or wishes appear: when a run is asked for,
 * ends or waits, when an agent is resumed or a limit is raised. Answers who was let in, and when.
 */
export async function admitRuns(
  ctx: Context,
  tx: Transaction,
  organizationId: string,
): Promise<ReadonlyMap<string, Date>> {
  await lockAdmission(tx.db, organizationId);
  const waiting = await listNotAdmitted(tx.db, organizationId, lookedAt);
  if (waiting.length === 0) return new Map();
  const { admitted } = chooseAdmitted(waiting, await countAtWork(tx.db, organizationId));
  const now = ctx.now();
  for (const { id, priority, attempt } of admitted) {
    await admit(tx.db, id, now);
    // One that has begun before has a job, which goes on.
    if (attempt > 0) await signalJob(tx.sql, { jobId: id, topic: answeredTopic, value: null });
    else await tx.enqueue(executeRun, { runId: id }, { id, organizationId, priority });
  }
  return new Map(admitted.map(({ id }) => [id, now]));
}

/** Why a queued run is not let in, if it is not. */
export async function findObstacleOf(
  db: Db,
  organizationId: string,
  run: Run,
): Promise<AdmissionObstacle | undefined> {
  if (run.status !== 'queued' || run.admittedAt !== null) return undefined;
  const [first, own, atWork] = await Promise.all([
    listNotAdmitted(db, organizationId, lookedAt),
    findNotAdmitted(db, run.id),
    countAtWork(db, organizationId),
  ]);
  const isSeen = own === undefined || first.some(({ id }) => id === own.id);
  return chooseAdmitted(isSeen ? first : [...first, own], atWork).obstacles.get(run.id);
}
