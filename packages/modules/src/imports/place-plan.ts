import { generateNKeysBetween } from 'fractional-indexing';
import type { EventActor } from '@helix/contracts';
import { tasksImported } from '@helix/contracts/imports';
import { columnCreated, labelCreated, type Board, type Column } from '@helix/contracts/structure';
import { taskCreated, type TaskCard } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { listColumns, lockColumn, takeTaskNumber } from '../structure/index.ts';
import { entry, findCards, findPlaces, refreshCounters, requireRoom } from '../tasks/index.ts';
import { watchTask } from '../watchers/index.ts';
import {
  insertChecklistItems,
  insertColumns,
  insertComments,
  insertLabels,
  insertTasks,
  nextColumnRank,
} from './task-import.queries.ts';
import type { PlannedTask, Surroundings, TaskPlan } from './task-plan.ts';

export type PlacedTask = { readonly planned: PlannedTask; readonly card: TaskCard };
type Placing = {
  readonly ctx: Context;
  readonly tx: Transaction;
  readonly by: { readonly organizationId: string; readonly actor: EventActor };
  readonly board: Board;
};
/** A task with what it became before it is written. */
type Draft = { id: string; planned: PlannedTask; column: Column; position: string };

/** Makes everything that a plan describes, in the caller's transaction. */
export async function placePlan(
  { ctx, tx, actor, board }: { ctx: Context; tx: Transaction; actor: Actor; board: Board },
  plan: TaskPlan,
  around: Surroundings,
): Promise<PlacedTask[]> {
  const by = { organizationId: actor.organization.id, actor: actorOf(actor) };
  const placing: Placing = { ctx, tx, by, board };
  await addColumns(placing, plan);
  const labelIds = await addLabels(placing, plan, around);
  const drafts = await draftTasks(placing, plan.tasks);
  await writeTasks(placing, drafts, labelIds);
  await writeParts(placing, drafts, plan.source);
  const ids = drafts.map(({ id }) => id);
  await refreshCounters(tx.db, by.organizationId, ids);
  const cards = new Map(
    (await findCards(tx.db, by.organizationId, ids)).map((card) => [card.id, card]),
  );
  const placed = drafts.flatMap(({ id, planned }) => {
    const card = cards.get(id);
    return card ? [{ planned, card }] : [];
  });
  for (const { card } of placed) {
    tx.emit({
      event: taskCreated,
      ...by,
      boardId: board.id,
      taskId: card.id,
      data: { task: card },
    });
  }
  tx.emit({
    event: tasksImported,
    ...by,
    boardId: board.id,
    data: { boardId: board.id, boardName: board.name, source: plan.source, count: placed.length },
  });
  return placed;
}

async function addColumns({ ctx, tx, by, board }: Placing, plan: TaskPlan): Promise<void> {
  const rank = await nextColumnRank(tx.db, board.id);
  const added = plan.newColumns.map(({ name, category }) => ({
    id: ctx.newId('column'),
    boardId: board.id,
    name,
    category,
    wipLimit: null,
    version: 1,
  }));
  const { organizationId } = by;
  await insertColumns(
    tx.db,
    added.map((column, index) => ({ ...column, organizationId, rank: rank + index })),
  );
  if (added.length === 0) return;
  const columns = await listColumns(tx.db, organizationId, board.id);
  for (const column of added) {
    tx.emit({ event: columnCreated, ...by, boardId: board.id, data: { column, columns } });
  }
}

async function addLabels(
  { ctx, tx, by, board }: Placing,
  plan: TaskPlan,
  around: Surroundings,
): Promise<ReadonlyMap<string, string>> {
  const createdAt = ctx.now();
  const added = plan.newLabels.map(({ name, color }) => ({
    ...{ id: ctx.newId('label'), boardId: board.id, name, color },
    ...{ description: '', version: 1, createdAt },
  }));
  const { organizationId } = by;
  await insertLabels(
    tx.db,
    added.map((label) => ({ ...label, organizationId })),
  );
  for (const label of added) {
    const data = { label: { ...label, createdAt: createdAt.toISOString() } };
    tx.emit({ event: labelCreated, ...by, boardId: board.id, data });
  }
  return new Map([...around.labels, ...added].map(({ id, name }) => [name.toLowerCase(), id]));
}

/** Each column is locked and has room before anything enters it. */
async function draftTasks(
  { ctx, tx, by, board }: Placing,
  tasks: readonly PlannedTask[],
): Promise<Draft[]> {
  const columns = await listColumns(tx.db, by.organizationId, board.id);
  const columnOf = (planned: PlannedTask) =>
    columns.find(({ name }) => name.toLowerCase() === planned.column) ?? columns[0];
  const drafts = tasks.flatMap((planned): Draft[] => {
    const column = columnOf(planned);
    return column ? [{ id: ctx.newId('task'), planned, column, position: '' }] : [];
  });
  for (const [columnId, group] of Map.groupBy(drafts, ({ column }) => column.id)) {
    const column = await lockColumn(tx.db, by.organizationId, columnId);
    if (!column) continue;
    const entering = group.filter(({ planned }) => !planned.archived).length;
    await requireRoom(tx, column, entering);
    const taskIds = group.map(({ id }) => id);
    const positions = await findPlaces(tx, by, { column, taskIds, place: {} });
    for (const [index, draft] of group.entries()) draft.position = positions[index] ?? '';
  }
  return drafts;
}

async function writeTasks(
  { ctx, tx, by, board }: Placing,
  drafts: readonly Draft[],
  labelIds: ReadonlyMap<string, string>,
): Promise<void> {
  if (drafts.length === 0) return;
  const now = ctx.now();
  const first = await takeTaskNumber(tx.db, board.id, drafts.length);
  const rows = drafts.map(({ id, planned, column, position }, index) => ({
    ...entry({ columnId: '', category: 'backlog' }, { column, by, now }),
    ...{ id, organizationId: by.organizationId, boardId: board.id, columnId: column.id, position },
    number: first + index,
    title: planned.title,
    description: planned.description,
    priority: planned.priority,
    labelIds: planned.labels.flatMap((name) => labelIds.get(name.toLowerCase()) ?? []),
    dueDate: planned.dueDate,
    assigneeId: planned.assigneeId,
    agentId: planned.agentId,
    archivedAt: planned.archived ? now : null,
    createdBy: by.actor,
    enteredColumnAt: now,
    createdAt: planned.createdAt ?? now,
    updatedAt: now,
  }));
  await insertTasks(tx.db, rows);
}

/** Checklists, comments and who watches. What others said is under their names, but not as if they had said it here. */
async function writeParts(
  { ctx, tx, by }: Placing,
  drafts: readonly Draft[],
  source: TaskPlan['source'],
): Promise<void> {
  const { organizationId } = by;
  const now = ctx.now();
  const about = (taskId: string) => ({ organizationId, taskId });
  const items = drafts.flatMap(({ id, planned }) => {
    const positions = generateNKeysBetween(null, null, planned.checklist.length);
    return planned.checklist.map(({ text, isDone }, index) => ({
      ...about(id),
      ...{ id: ctx.newId('item'), position: positions[index] ?? '', text },
      doneAt: isDone ? now : null,
      createdBy: by.actor,
      createdAt: now,
      updatedAt: now,
    }));
  });
  await insertChecklistItems(tx.db, items);
  const comments = drafts.flatMap(({ id, planned }) =>
    planned.comments.map(({ author, text, at }) => ({
      ...about(id),
      ...{ id: ctx.newId('comment'), body: text, createdAt: at },
      author: { kind: 'service' as const, id: source, name: author },
    })),
  );
  await insertComments(tx.db, comments);
  for (const { id, planned } of drafts) {
    const memberIds = planned.assigneeId === null ? [] : [planned.assigneeId];
    if (memberIds.length > 0)
      await watchTask(tx, { ...about(id), memberIds, reason: 'assignee', now });
  }
}
