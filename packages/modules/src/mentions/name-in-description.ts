import type { EventActor } from '@helix/contracts';
import { taskMentioned } from '@helix/contracts/comments';
import type { Task } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import { watchTask } from '../watchers/index.ts';
import { resolveMentions, storeMentions } from './resolve-mentions.ts';

type Cause = {
  readonly organizationId: string;
  readonly actor: EventActor;
  readonly runId?: string | undefined;
};

/** Keeps whom the description of a task names, after its own event, and says so when somebody is new there. */
export async function nameInDescription(
  ctx: Context,
  tx: Transaction,
  { by, task, isNew }: { by: Cause; task: Task; isNew: boolean },
): Promise<void> {
  const { organizationId } = by;
  const { id: taskId, boardId, description } = task;
  const about = { organizationId, boardId, text: description };
  const { mentions } = await resolveMentions(tx.db, about);
  const place = { organizationId, taskId, commentId: null, isNew };
  const newMentions = await storeMentions(ctx, tx, place, mentions);
  if (newMentions.length === 0) return;
  const named = newMentions.filter(({ kind, reachable }) => kind === 'member' && reachable);
  await watchTask(tx, {
    organizationId,
    taskId,
    memberIds: named.map(({ id }) => id),
    reason: 'mentioned',
    now: ctx.now(),
  });
  tx.emit({ event: taskMentioned, ...by, boardId, taskId, data: { task, mentions, newMentions } });
}
