import {
  listActivity as listActivityEndpoint,
  type Activity,
  type ActivityPart,
} from '@helix/contracts/activity';
import { auditOf } from '../audit/index.ts';
import type { Actor, Context } from '../context.ts';
import { implement } from '../endpoint-handler.ts';
import { prefixesBeyond } from '../live/index.ts';
import { decodeSeqCursor, toSeqPage } from '../seq-page.ts';
import { requireBoard, seesEveryBoard, visibleBoards } from '../structure/index.ts';
import { requireTask } from '../tasks/index.ts';
import {
  findNames,
  listActivity,
  type ActivityFilter,
  type ActivityRow,
  type Name,
} from './activity.queries.ts';
import { sentenceOf } from './sentence.policy.ts';

export const activityHandlers = [
  implement(listActivityEndpoint, async ({ ctx, actor, query }) => {
    const { cursor, limit, ...filter } = query;
    const rows = await readActivity(ctx, actor, {
      filter: {
        boardId: undefined,
        taskId: undefined,
        actor: undefined,
        types: undefined,
        ...filter,
      },
      before: decodeSeqCursor(cursor),
      limit: limit + 1,
    });
    return toSeqPage(rows, limit);
  }),
];

async function readActivity(
  ctx: Context,
  actor: Actor,
  page: { filter: ActivityFilter; before: number | undefined; limit: number },
): Promise<Activity[]> {
  const { filter } = page;
  const organizationId = actor.organization.id;
  if (filter.boardId !== undefined) await requireBoard(ctx.db, actor, filter.boardId, 'view');
  if (filter.taskId !== undefined) await requireTask(ctx.db, actor, filter.taskId, 'view');
  const visible = await visibleBoards(ctx.db, actor);
  const rows = await listActivity(ctx.db, {
    ...filter,
    organizationId,
    reader: { memberId: actor.id, isAdmin: seesEveryBoard(actor) },
    hiddenPrefixes: prefixesBeyond(actor.scopes),
    visible,
    before: page.before,
    limit: page.limit,
  });
  const told = rows.map(toActivity);
  const ids = new Set(told.flatMap(({ parts }) => parts.flatMap(idsIn)));
  const names = await findNames(ctx.db, { organizationId, visible }, [...ids]);
  return told.map((activity) => ({
    ...activity,
    parts: activity.parts.map((part) => withName(part, names)),
  }));
}

function toActivity({ data, ...row }: ActivityRow): Activity {
  const fact = { type: row.type, data };
  const parts = sentenceOf({ ...fact, ...auditOf(fact), actorId: row.actor.id });
  return { ...row, at: row.at.toISOString(), parts };
}

function idsIn(part: ActivityPart): string[] {
  if (part.kind === 'reference')
    return part.to.id === null || part.to.label !== null ? [] : [part.to.id];
  return part.kind === 'change' ? [...idsOf(part.from), ...idsOf(part.to)] : [];
}

const idPattern = /^(agent|board|column|label|member|task)_[0-9a-z]{8,40}$/;

function idsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsOf);
  return typeof value === 'string' && idPattern.test(value) ? [value] : [];
}

/** Values that are ids become names where there is one; a name the reader may not know stays an id. */
function withName(part: ActivityPart, names: ReadonlyMap<string, Name>): ActivityPart {
  if (part.kind === 'change') {
    return { ...part, from: nameOf(part.from, names), to: nameOf(part.to, names) };
  }
  if (part.kind !== 'reference' || part.to.id === null || part.to.label !== null) return part;
  const name = names.get(part.to.id);
  return name ? { ...part, to: { ...part.to, ...name } } : part;
}

function nameOf(value: unknown, names: ReadonlyMap<string, Name>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => nameOf(item, names));
  return typeof value === 'string' ? (names.get(value)?.label ?? value) : value;
}
