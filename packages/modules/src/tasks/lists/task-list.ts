import type { EndpointAnswer, EndpointInput } from '@helix/contracts';
import { dayAt, parseFilter, termsOf, withoutHidden, type Filter } from '@helix/contracts/filters';
import type { listTasks as listEndpoint, Task, TaskSort } from '@helix/contracts/tasks';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../../context.ts';
import { requireBoard, visibleBoards } from '../../structure/index.ts';
import { countTasks, listCondition, listIds, loadTasks } from './task-list.queries.ts';
import { findTimeZone, resolveNames } from './task-names.queries.ts';
import { sortOrder } from './task-sort.queries.ts';

/** Beyond this a count says only that there are more. */
const countBound = 10_000;

/** The condition on tasks that a filter's text stands for when this member asks. */
export async function conditionOf(
  ctx: Context,
  actor: Actor,
  wanted: { filter: string; boardId?: string | undefined },
) {
  const organizationId = actor.organization.id;
  const filter = withoutHidden(readFilter(wanted.filter));
  const timeZone = speaksOfDays(filter) ? await findTimeZone(ctx.db, organizationId) : 'UTC';
  const idsOf = await resolveNames(ctx.db, organizationId, filter);
  const today = dayAt(ctx.now(), timeZone);
  return listCondition({
    organizationId,
    // Whoever names a board has been let in already.
    visible: wanted.boardId === undefined ? await visibleBoards(ctx.db, actor) : 'all',
    boardId: wanted.boardId,
    filter,
    scope: { organizationId, me: actor.id, today, timeZone, idsOf },
  });
}

export async function listTaskPage(
  ctx: Context,
  actor: Actor,
  query: EndpointInput<typeof listEndpoint>['query'],
): Promise<EndpointAnswer<typeof listEndpoint>> {
  const { boardId, filter, limit, cursor, count } = query;
  if (boardId !== undefined) await requireBoard(ctx.db, actor, boardId, 'view');
  const order = sortOrder(query.sort);
  const where = await conditionOf(ctx, actor, { filter, boardId });
  const rows = await listIds(ctx.db, { where, order, cursor, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = await loadTasks(
    ctx.db,
    shown.map(({ id }) => id),
  );
  const nextCursor = rows.length > limit && last ? order.cursor(last.values) : null;
  if (!count) return { items, nextCursor };
  const counted = await countTasks(ctx.db, where, countBound + 1);
  return {
    items,
    nextCursor,
    total: { count: Math.min(counted, countBound), isExact: counted <= countBound },
  };
}

/** Everything that a filter describes, in batches, however much it is. */
export async function* listTasksByFilter(
  ctx: Context,
  actor: Actor,
  wanted: { filter: string; sort: TaskSort; boardId?: string | undefined; batchSize?: number },
): AsyncGenerator<readonly Task[]> {
  const { filter, boardId, batchSize = 500 } = wanted;
  if (boardId !== undefined) await requireBoard(ctx.db, actor, boardId, 'view');
  const order = sortOrder(wanted.sort);
  const where = await conditionOf(ctx, actor, { filter, boardId });
  let cursor: string | undefined;
  for (;;) {
    const rows = await listIds(ctx.db, { where, order, cursor, limit: batchSize });
    const last = rows.at(-1);
    if (!last) return;
    yield await loadTasks(
      ctx.db,
      rows.map(({ id }) => id),
    );
    if (rows.length < batchSize) return;
    cursor = order.cursor(last.values);
  }
}

function readFilter(text: string): Filter {
  const parsed = parseFilter(text);
  if (parsed.ok) return parsed.filter;
  const { message, position, length } = parsed.problem;
  throw new AppError('request.invalid', message, { details: { position, length } });
}

function speaksOfDays(filter: Filter): boolean {
  return termsOf(filter).some(
    (term) =>
      term.kind === 'date' ||
      (term.kind === 'choice' && term.field === 'is' && term.values.includes('overdue')),
  );
}
