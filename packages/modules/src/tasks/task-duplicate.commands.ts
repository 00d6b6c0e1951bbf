import type { Task } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { refreshCounters } from './task-counters.queries.ts';
import { insertChecklist, listChecklistTexts } from './task-duplicate.queries.ts';
import { keepUsable } from './task-references.ts';
import type { Cause } from './relatives/task-relatives.ts';
import { addTask } from './task.commands.ts';
import { refuseDeleted, requireTask } from './task.lookups.ts';
import { isClosed } from './moves/task.state.ts';

/** Stands below the original while that is open; what is in review or over is begun anew. */
export function duplicateTask(
  ctx: Context,
  actor: Actor,
  input: { taskId: string; title?: string | undefined; columnId?: string | undefined },
): Promise<Task> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const original = await requireTask(tx.db, actor, input.taskId, 'create');
    refuseDeleted(original);
    const stays = !isClosed(original.category) && original.category !== 'review';
    const columnId = input.columnId ?? (stays ? original.columnId : undefined);
    const { boardId, title, description, priority, dueDate } = original;
    const { agentId, requiresApproval, parentId } = original;
    const usable = await keepUsable(tx.db, { organizationId, boardId }, original);
    const by = { organizationId, actor: actorOf(actor) };
    return addTask(ctx, tx, {
      by,
      fields: {
        ...{ boardId, columnId, description, priority, dueDate, agentId, requiresApproval },
        ...usable,
        parentId,
        title: input.title ?? title,
      },
      place: columnId === original.columnId ? { after: original.id } : {},
      furnish: (taskId) => copyChecklist(ctx, tx, { by, from: original.id, to: taskId }),
    });
  });
}

async function copyChecklist(
  ctx: Context,
  tx: Transaction,
  { by, from, to }: { by: Cause; from: string; to: string },
): Promise<void> {
  const { organizationId, actor: createdBy } = by;
  const [now, items] = [ctx.now(), await listChecklistTexts(tx.db, organizationId, from)];
  if (items.length === 0) return;
  await insertChecklist(
    tx.db,
    items.map((item) => ({
      ...item,
      id: ctx.newId('item'),
      organizationId,
      taskId: to,
      createdBy,
      createdAt: now,
      updatedAt: now,
    })),
  );
  await refreshCounters(tx.db, organizationId, [to]);
}
