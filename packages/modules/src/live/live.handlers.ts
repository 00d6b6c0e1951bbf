import * as contract from '@helix/contracts/live';
import type { StoredEvent } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { implement, implementStream } from '../endpoint-handler.ts';
import type { EndpointHandler, StreamFrame } from '../endpoint-handler.ts';
import { readmit } from '../identity/index.ts';
import { visibleBoards } from '../structure/index.ts';
import { changesAccess, mayReceive, type Watcher } from './event-audience.policy.ts';
import type { FeedBatch } from './event-feed.ts';
import type { EventHub } from './event-hub.ts';
import { announcePresence, endPresence, listPresence } from './presence.ts';
import { readStreamPosition } from './stream-position.ts';

export function createLiveHandlers(hub: EventHub): readonly EndpointHandler[] {
  return [
    implementStream(contract.streamEvents, async ({ ctx, actor, query, lastEventId, signal }) => {
      const after = lastEventId === undefined ? query.after : parseSeq(lastEventId);
      const watcher = await watcherOf(ctx, actor);
      const batches = await hub.follow(actor.organization.id, { after, signal });
      return toFrames(batches, { ctx, actor, watcher });
    }),
    implement(contract.getStreamPosition, ({ ctx, actor }) => readStreamPosition(ctx, actor)),
    implement(contract.announcePresence, ({ ctx, actor, body }) =>
      announcePresence(ctx, actor, body),
    ),
    implement(contract.endPresence, ({ ctx, actor, params }) =>
      endPresence(ctx, actor, params.clientId),
    ),
    implement(contract.listPresence, ({ ctx, actor, params }) =>
      listPresence(ctx, actor, params.boardId),
    ),
  ];
}

async function watcherOf(ctx: Context, actor: Actor): Promise<Watcher> {
  const boards = await visibleBoards(ctx.db, actor);
  return {
    memberId: actor.id,
    role: actor.role,
    scopes: actor.scopes,
    boards: boards === 'all' ? boards : new Set(boards),
  };
}

async function* toFrames(
  batches: AsyncIterable<FeedBatch>,
  follower: { ctx: Context; actor: Actor; watcher: Watcher },
): AsyncIterable<readonly StreamFrame[]> {
  let { watcher } = follower;
  for await (const { events, asides } of batches) {
    if (events.some(changesAccess)) {
      // Asked after these facts were committed, so what is decided is at least as new as they are.
      const actor = await readmit(follower.ctx, follower.actor);
      if (!actor)
        throw new AppError('auth.session_expired', 'The session has ended; sign in again');
      watcher = await watcherOf(follower.ctx, actor);
    }
    const frames = [
      ...events.filter((event) => mayReceive(watcher, event)).map(frameOf),
      ...asides.filter((aside) => mayReceive(watcher, aside)).map(({ frame }) => frame),
    ];
    if (frames.length > 0) yield frames;
  }
}

/** One frame per event, however many followers read it. */
const frames = new WeakMap<StoredEvent, StreamFrame>();

function frameOf(stored: StoredEvent): StreamFrame {
  const known = frames.get(stored);
  if (known) return known;
  const { boardId: _board, taskId: _task, audience: _audience, ...event } = stored;
  const frame = { id: String(stored.seq), event };
  frames.set(stored, frame);
  return frame;
}

function parseSeq(lastEventId: string): number {
  if (/^\d{1,15}$/.test(lastEventId)) return Number(lastEventId);
  throw new AppError('request.invalid', 'Last-Event-ID must be the number of an event');
}
