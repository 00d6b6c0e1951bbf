import type { EventActor } from '@helix/contracts';
import { commentCreated, type Comment } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { noTask, requireTask } from './task.lookups.ts';
import { refreshCounters } from './task-counters.queries.ts';
import { findTask, insertComment } from './task.queries.ts';

export function createComment(
  ctx: Context,
  actor: Actor,
  input: { taskId: string; body: string },
): Promise<Comment> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    await requireTask(tx.db, actor, input.taskId, 'create');
    return addComment(ctx, tx, { ...input, organizationId, author: actorOf(actor) });
  });
}

export async function addComment(
  ctx: Context,
  tx: Transaction,
  input: {
    organizationId: string;
    taskId: string;
    body: string;
    author: EventActor;
    runId?: string;
  },
): Promise<Comment> {
  const { organizationId, taskId, body, author, runId } = input;
  const task = await findTask(tx.db, organizationId, taskId);
  if (!task) throw noTask(taskId);
  const comment = await insertComment(tx.db, {
    id: ctx.newId('comment'),
    organizationId,
    taskId,
    body,
    author,
    runId: runId ?? null,
    createdAt: ctx.now(),
  });
  await refreshCounters(tx.db, organizationId, [taskId]);
  tx.emit({
    event: commentCreated,
    organizationId,
    actor: author,
    runId,
    boardId: task.boardId,
    taskId,
    data: { comment },
  });
  return comment;
}
