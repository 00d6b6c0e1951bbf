import { taskApproved, taskRejected } from '@helix/contracts/reviews';
import type { Category, Column } from '@helix/contracts/structure';
import type { Task } from '@helix/contracts/tasks';
import type { Db, Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import { addComment } from '../comments/index.ts';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { listColumns } from '../structure/index.ts';
import {
  lockWithColumn,
  placeTasks,
  refuseApproval,
  refuseStale,
  requireTask,
  type Cause,
} from '../tasks/index.ts';
import { insertReview } from './review.queries.ts';

type Wanted = { readonly taskId: string; readonly version?: number | undefined };
type Review = { readonly current: Task; readonly column: Column; readonly by: Cause };

/** Where rejected work goes: back to who works on it, or as near as the board has it. */
const backTo: readonly Category[] = ['in_progress', 'todo', 'backlog'];

export function approveTask(ctx: Context, actor: Actor, wanted: Wanted): Promise<Task> {
  return ctx.transaction(async (tx) => {
    const review = await lockReview(tx, actor, { ...wanted, categories: ['done'] });
    const { current, column, by } = review;
    const requester = current.reviewRequestedBy;
    const refusal = refuseApproval(by.actor, { ...current, requester });
    if (refusal === 'not_in_review') throw notInReview(current);
    if (refusal === 'own_approval') {
      throw new AppError(
        'task.own_approval',
        `You brought ${current.key} into review, so somebody else has to approve it`,
      );
    }
    await record(ctx, tx, review, { verdict: 'approved' });
    const move = { tasks: [current], column, place: {}, by, via: 'approval' } as const;
    const [task = current] = await placeTasks(ctx, tx, move);
    const about = { ...by, boardId: task.boardId, taskId: task.id };
    tx.emit({ event: taskApproved, ...about, data: { task } });
    return task;
  });
}

/** Back to the top of where it is worked on, even when that is full: two full columns would lock each other else. */
export function rejectTask(
  ctx: Context,
  actor: Actor,
  wanted: Wanted & { feedback: string },
): Promise<Task> {
  const { feedback, ...which } = wanted;
  return ctx.transaction(async (tx) => {
    const review = await lockReview(tx, actor, { ...which, categories: backTo });
    const { current, column, by } = review;
    if (current.category !== 'review') throw notInReview(current);
    await record(ctx, tx, review, { verdict: 'rejected', feedback });
    const { organizationId, actor: author } = by;
    const { id: taskId } = current;
    const comment = { organizationId, taskId, body: feedback, author, kind: 'feedback' } as const;
    await addComment(ctx, tx, comment);
    const move = { tasks: [current], column, place: { at: 'top' }, by, via: 'rejection' } as const;
    const [task = current] = await placeTasks(ctx, tx, move);
    tx.emit({
      event: taskRejected,
      ...by,
      boardId: task.boardId,
      taskId,
      data: { task, feedback },
    });
    return task;
  });
}

async function lockReview(
  tx: Transaction,
  actor: Actor,
  { taskId, version, categories }: Wanted & { categories: readonly Category[] },
): Promise<Review> {
  const by = { organizationId: actor.organization.id, actor: actorOf(actor) };
  const before = await requireTask(tx.db, actor, taskId, 'create');
  const columnId = await findColumnId(tx.db, by.organizationId, before, categories);
  const locked = await lockWithColumn(tx, { ...by, taskId, columnId });
  refuseStale(locked.current, version);
  // It has gone to another board since it was looked at.
  if (locked.current.boardId !== locked.column.boardId) throw notInReview(locked.current);
  return { ...locked, by };
}

async function findColumnId(
  db: Db,
  organizationId: string,
  { boardId, key }: Task,
  categories: readonly Category[],
): Promise<string> {
  const columns = await listColumns(db, organizationId, boardId);
  for (const category of categories) {
    const column = columns.find((candidate) => candidate.category === category);
    if (column) return column.id;
  }
  throw new AppError(
    'resource.conflict',
    `The board of ${key} has no column for ${categories.join(' or ')}; add one first`,
  );
}

async function record(
  ctx: Context,
  tx: Transaction,
  { current, by }: Review,
  judged: { verdict: 'approved' | 'rejected'; feedback?: string },
): Promise<void> {
  await insertReview(tx.db, {
    id: ctx.newId('review'),
    organizationId: by.organizationId,
    taskId: current.id,
    ...judged,
    reviewer: by.actor,
    requester: current.reviewRequestedBy,
    runId: current.latestRun?.id ?? null,
    createdAt: ctx.now(),
  });
}

const notInReview = ({ key, category }: Task) =>
  new AppError('task.not_in_review', `${key} is not in review but ${category}`);
