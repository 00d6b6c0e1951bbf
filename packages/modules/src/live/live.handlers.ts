import { streamEvents } from '@helix/contracts/live';
import type { StoredEvent } from '@helix/db';
import { AppError } from '@helix/runtime';
import { implementStream, type StreamFrame, type StreamHandler } from '../endpoint-handler.ts';
import type { EventHub } from './event-hub.ts';

export function createLiveHandlers(hub: EventHub): readonly StreamHandler[] {
  return [
    implementStream(streamEvents, async ({ actor, query, lastEventId, signal }) => {
      const after = lastEventId === undefined ? query.after : parseSeq(lastEventId);
      return toFrames(await hub.follow(actor.organization.id, { after, signal }));
    }),
  ];
}

async function* toFrames(
  batches: AsyncIterable<readonly StoredEvent[]>,
): AsyncIterable<readonly StreamFrame[]> {
  for await (const events of batches) {
    yield events.map(({ boardId: _audience, ...event }) => ({ id: String(event.seq), event }));
  }
}

function parseSeq(lastEventId: string): number {
  if (/^\d{1,15}$/.test(lastEventId)) return Number(lastEventId);
  throw new AppError('request.invalid', 'Last-Event-ID must be the number of an event');
}
