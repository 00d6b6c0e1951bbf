import type { EventActor } from '@helix/contracts';
import { isEnded } from '@helix/contracts/runs';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Context } from '../../context.ts';
import { insertRunMessage, listUnreadMessages, markMessagesRead } from './run-message.queries.ts';
import { findLastSeq, insertStep } from '../steps/run-step.queries.ts';
import { lockRun } from '../run.queries.ts';

/** Stores what is said to a run that is not over. */
export async function sayToRun(
  ctx: Context,
  tx: Transaction,
  said: {
    organizationId: string;
    runId: string;
    messageId: string;
    from: EventActor;
    text: string;
  },
): Promise<void> {
  const { organizationId, runId, messageId, from, text } = said;
  const run = await lockRun(tx.db, runId);
  if (!run || run.organizationId !== organizationId) {
    throw new AppError('resource.not_found', `No run ${runId}`);
  }
  if (isEnded(run.status)) {
    throw new AppError('run.not_active', `The run is over: ${run.status}`);
  }
  const row = { id: messageId, organizationId, runId, from, text, createdAt: ctx.now() };
  await insertRunMessage(tx.db, row);
}

/** Before an attempt begins, what nobody has read becomes part of the conversation that it continues. */
export async function takeUnread(
  ctx: Context,
  tx: Transaction,
  run: { id: string; organizationId: string; attempt: number },
): Promise<void> {
  const unread = await listUnreadMessages(tx.db, run.id);
  if (unread.length === 0) return;
  const { id: runId, organizationId, attempt } = run;
  let seq = await findLastSeq(tx.db, runId, attempt);
  for (const { id: messageId, from, text, createdAt } of unread) {
    seq += 1;
    await insertStep(tx.db, {
      ...{ id: ctx.newId('step'), organizationId, runId, attempt, seq, text },
      ...{ kind: 'message', state: 'finished', startedAt: createdAt, endedAt: ctx.now() },
      detail: { kind: 'message', messageId, from: from.name },
    });
  }
  const ids = unread.map(({ id }) => id);
  await markMessagesRead(tx.db, ids, ctx.now());
}
