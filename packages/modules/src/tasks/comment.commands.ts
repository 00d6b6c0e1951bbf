import type { EventActor } from '@helix/contracts';
import { commentCreated, type Comment } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { requireTask } from './task.lookups.ts';
import { insertComment } from './task.queries.ts';

export function createComment(
  ctx: Context,
  actor: Actor,
  input: { taskId: string; body: string },
): Promise<Comment> {
  const organizationId = actor.organization.id;
  return ctx.transaction((tx) =>
    addComment(ctx, tx, { ...input, organizationId, author: actorOf(actor) }),
  );
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
  const task = await requireTask(tx, organizationId, taskId);
  const comment = await insertComment(tx.db, {
    id: ctx.newId('comment'),
    organizationId,
    taskId,
    body,
    author,
    runId: runId ?? null,
    createdAt: ctx.now(),
  });
  tx.emit({
    event: commentCreated,
    organizationId,
    actor: author,
    runId,
    boardId: task.boardId,
    data: { comment },
  });
  return comment;
}
