import type { TimelineEntry } from '@helix/contracts/timeline';
import { AppError } from '@helix/runtime';
import { findComments } from '../comments/index.ts';
import type { Actor, Context } from '../context.ts';
import { visibleBoards } from '../structure/index.ts';
import { requireTask } from '../tasks/index.ts';
import { namedIn, withNames } from './entry-names.policy.ts';
import { entryOf } from './event-entry.ts';
import {
  compareKeys,
  readCursor,
  sources,
  type TimelineKey,
  type TimelineOrder,
} from './timeline-order.policy.ts';
import { cutPage, type Spot } from './timeline-page.policy.ts';
import {
  findNames,
  listCommentPlaces,
  listRecordedEvents,
  listRunEntries,
  type Slice,
} from './timeline.queries.ts';

/** More is read than is asked for, because several moves are told as one. */
const spare = 50;

export async function getTimeline(
  ctx: Context,
  actor: Actor,
  input: { taskId: string; order: TimelineOrder; cursor?: string | undefined; limit: number },
): Promise<{ items: TimelineEntry[]; nextCursor: string | null }> {
  await requireTask(ctx.db, actor, input.taskId, 'view');
  const { taskId, order, limit } = input;
  const organizationId = actor.organization.id;
  const room = limit + spare;
  const after = decode(input.cursor);
  const slice = { organizationId, taskId, order, after, limit: room + 1 };
  const found = await readSpots(ctx, slice);
  const near = await fillComments(ctx, organizationId, found.slice(0, room));
  const spots = await nameSpots(ctx, actor, near);
  const { items, next } = cutPage(spots, { limit, order, more: found.length > room });
  return { items, nextCursor: next === null ? null : Buffer.from(next).toString('base64url') };
}

/** The next spots of all sources in order. Each has given as many as fit, so that none is missing between. */
async function readSpots(ctx: Context, slice: Slice): Promise<Spot[]> {
  const [events, comments, runs] = await Promise.all([
    listRecordedEvents(ctx.db, slice),
    listCommentPlaces(ctx.db, slice),
    listRunEntries(ctx.db, slice),
  ]);
  const spots: Spot[] = [
    ...events.map((event) => ({
      key: { at: event.at.getTime(), source: sources.event, id: String(event.seq) },
      entry: entryOf(event),
    })),
    ...comments.map(({ id, createdAt }) => ({
      key: { at: createdAt.getTime(), source: sources.comment, id },
      entry: undefined,
    })),
    ...runs.map((entry) => ({
      key: { at: Date.parse(entry.at), source: sources.run, id: entry.id },
      entry,
    })),
  ];
  const sign = slice.order === 'newest' ? -1 : 1;
  return spots.toSorted((a, b) => sign * compareKeys(a.key, b.key));
}

async function fillComments(
  ctx: Context,
  organizationId: string,
  spots: readonly Spot[],
): Promise<Spot[]> {
  const ids = spots.flatMap(({ key }) => (key.source === sources.comment ? [key.id] : []));
  const comments = await findComments(ctx.db, organizationId, ids);
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  return spots.map(({ key, entry }) => {
    const comment = byId.get(key.id);
    if (!comment) return { key, entry };
    const { id, createdAt: at, author: actor, runId } = comment;
    return { key, entry: { kind: 'comment', id, at, actor, runId, comment } };
  });
}

async function nameSpots(ctx: Context, actor: Actor, spots: readonly Spot[]): Promise<Spot[]> {
  const named = spots.flatMap(({ entry }) => (entry ? namedIn(entry) : []));
  const ids = [...new Set(named.flatMap(({ id }) => (id === null ? [] : [id])))];
  const visible = await visibleBoards(ctx.db, actor);
  const reader = { organizationId: actor.organization.id, visible };
  const names = await findNames(ctx.db, reader, ids);
  return spots.map(({ key, entry }) => ({ key, entry: entry && withNames(entry, names) }));
}

function decode(cursor: string | undefined): TimelineKey | undefined {
  if (cursor === undefined) return undefined;
  const key = readCursor(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (key) return key;
  throw new AppError('request.invalid', 'The cursor is not one that a list has given out');
}
