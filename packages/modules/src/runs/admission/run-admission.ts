import { executeRun, type Run } from '@helix/contracts/runs';
import { together, type Db, type Transaction } from '@helix/db';
import { signalJob } from '@helix/runtime/durable';
import type { Context } from '../../context.ts';
import { chooseAdmitted, type AdmissionObstacle, type Waiting } from './run-admission.policy.ts';
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
  const [, waiting, atWork] = await together([
    lockAdmission(tx.sql, organizationId),
    listNotAdmitted(tx.db, organizationId, lookedAt),
    countAtWork(tx.db, organizationId),
  ]);
  const { admitted } = chooseAdmitted(waiting, atWork);
  if (admitted.length === 0) return new Map();
  const now = ctx.now();
  const ids = admitted.map(({ id }) => id);
  await together([
    admit(tx.db, ids, now),
    ...admitted.map((run) => letBegin(tx, organizationId, run)),
  ]);
  return new Map(ids.map((id) => [id, now]));
}

/** One that has begun before has a job, which goes on. */
async function letBegin(
  tx: Transaction,
  organizationId: string,
  { id, priority, attempt }: Waiting,
): Promise<void> {
  if (attempt > 0) await signalJob(tx.sql, { jobId: id, topic: answeredTopic, value: null });
  else await tx.enqueue(executeRun, { runId: id }, { id, organizationId, priority });
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
