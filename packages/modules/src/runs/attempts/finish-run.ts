import { isEnded } from '@helix/contracts/runs';
import type { EventActor } from '@helix/contracts';
import type { RunEnd } from '@helix/contracts/gateway';
import type { Transaction } from '@helix/db';
import { assertFence, type Fence } from '@helix/runtime/durable';
import { addMessage, lockChatOfRun } from '../../chats/index.ts';
import { addComment, findComments } from '../../comments/index.ts';
import type { Context } from '../../context.ts';
import { findTask, moveToCategory } from '../../tasks/index.ts';
import { admitRuns } from '../admission/run-admission.ts';
import { actorOfRun, changeAndTell } from '../run-change.ts';
import { publishRunState } from '../following/run-deltas.ts';
import { listUnreadMessages } from '../messages/run-message.queries.ts';
import { lockRun, type LockedRun } from '../run.queries.ts';

export type FinalEnd = Pick<RunEnd, 'runId' | 'reason' | 'message' | 'text'> & {
  readonly outcome: Exclude<RunEnd['outcome'], 'suspended'>;
};

/** Back in the queue, with the reason why it is not moving. */
export async function requeueRun(
  ctx: Context,
  end: { runId: string; reason: string | null; message: string | null },
  fence: Fence,
): Promise<void> {
  const { runId, reason, message } = end;
  await ctx.transaction(async (tx) => {
    await assertFence(tx.sql, fence);
    const current = await lockRun(tx.db, runId);
    if (!current || isEnded(current.status)) return;
    await changeAndTell(ctx, tx, current, { status: 'queued', reason, message });
  });
  await publishRunState(ctx.ephemeral, runId);
}

/**
 * The end of a run, its comment, its task's move and whoever may begin now: one transaction, once. False when
 * somebody has said something meanwhile that nobody has read: then the run goes on with that.
 */
export async function finishRun(
  ctx: Context,
  end: FinalEnd,
  fence: Fence | undefined,
): Promise<boolean> {
  const finished = await ctx.transaction(async (tx) => {
    if (fence) await assertFence(tx.sql, fence);
    await lockChatOfRun(tx.db, end.runId);
    const current = await lockRun(tx.db, end.runId);
    if (!current || isEnded(current.status)) return true;
    if (end.outcome === 'succeeded' && (await listUnreadMessages(tx.db, end.runId)).length > 0) {
      await changeAndTell(ctx, tx, current, { status: 'queued' });
      return false;
    }
    const actor = actorOfRun(current);
    await changeAndTell(ctx, tx, current, {
      status: end.outcome,
      reason: end.reason ?? null,
      message: end.message ?? null,
      output: end.text ?? null,
      endedAt: ctx.now(),
    });
    const { taskId } = current;
    if (end.outcome === 'succeeded') {
      const answer = { run: current, actor, text: end.text ?? '' };
      await (taskId === null ? reply(ctx, tx, answer) : handBack(ctx, tx, { ...answer, taskId }));
    }
    await admitRuns(ctx, tx, current.organizationId);
    return true;
  });
  await publishRunState(ctx.ephemeral, end.runId);
  return finished;
}

/** Where the run is a turn of a conversation, its answer is what the agent says next. */
async function reply(
  ctx: Context,
  tx: Transaction,
  { run, actor, text }: { run: LockedRun; actor: EventActor; text: string },
): Promise<void> {
  const { organizationId, id: runId, trigger } = run;
  if (trigger.kind !== 'chat') return;
  const said = { organizationId, chatId: trigger.chatId, author: actor, body: text, runId };
  await addMessage(ctx, tx, said);
}

async function handBack(
  ctx: Context,
  tx: Transaction,
  work: { run: LockedRun; taskId: string; actor: EventActor; text: string },
): Promise<void> {
  const { run, taskId, actor, text } = work;
  const { organizationId, id: runId } = run;
  if (await isToReview(tx, run, taskId)) {
    const by = { organizationId, actor, runId };
    await moveToCategory(ctx, tx, { taskId, category: 'review', by });
  }
  const parentId = await findQuestionOf(tx, run);
  await addComment(ctx, tx, { organizationId, taskId, body: text, author: actor, runId, parentId });
}

/** What somebody else has got meanwhile is not handed back; nor is what one was only asked about. */
async function isToReview(tx: Transaction, run: LockedRun, taskId: string): Promise<boolean> {
  const task = await findTask(tx.db, run.organizationId, taskId);
  if (task?.agentId !== run.agentId) return false;
  return run.trigger.kind !== 'mention' || task.category === 'in_progress';
}

/** The comment that is answered, as long as it is there. */
async function findQuestionOf(
  tx: Transaction,
  { organizationId, taskId, trigger }: LockedRun,
): Promise<string | undefined> {
  if (trigger.kind !== 'mention') return undefined;
  const [comment] = await findComments(tx.db, organizationId, [trigger.commentId]);
  return comment?.taskId === taskId && comment.deletedAt === null ? comment.id : undefined;
}
