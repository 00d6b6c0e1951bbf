import { getLastSeqs, listEventsAfter, type Db } from '@helix/db';
import { AppError, type Logger, type Service } from '@helix/runtime';
import type { EphemeralStore } from '@helix/runtime/ephemeral';
import { createEventFeed, type EventFeed, type FeedBatch } from './event-feed.ts';
import { presenceChannel } from './presence.ts';
import { presenceAside } from './presence-aside.ts';

/** Carries `<organization> <number>` after each commit that wrote events. */
export const eventsChannel = 'events';

/** How long a follower waits at most when the hint after a commit was lost. */
const pollIntervalMs = 2_000;

export type EventHub = Service & {
  /** Everything after a number (or from now on), in order, each once, until the signal aborts. */
  follow(
    organizationId: string,
    options: { after: number | undefined; signal: AbortSignal },
  ): Promise<AsyncIterable<FeedBatch>>;
};

type Followed = { readonly feed: Promise<EventFeed>; followers: number };

/** Relays the logs of those organizations that somebody here follows. */
export function createEventHub(deps: { db: Db; ephemeral: EphemeralStore; log: Logger }): EventHub {
  const followed = new Map<string, Followed>();
  const closing = new AbortController();
  const stops: (() => void | Promise<void>)[] = [];
  let timer: NodeJS.Timeout | undefined;

  const open = async (organizationId: string): Promise<EventFeed> => {
    const seqs = await getLastSeqs(deps.db, [organizationId]);
    const read = (after: number, limit: number) =>
      listEventsAfter(deps.db, { organizationId, after, limit });
    return createEventFeed(seqs.get(organizationId) ?? 0, read);
  };

  const join = (organizationId: string): Followed => {
    const entry = followed.get(organizationId) ?? { feed: open(organizationId), followers: 0 };
    followed.set(organizationId, entry);
    entry.followers += 1;
    return entry;
  };

  const leave = (organizationId: string, entry: Followed) => {
    entry.followers -= 1;
    if (entry.followers === 0) followed.delete(organizationId);
  };

  const refresh = async (organizationId: string) => {
    const feed = await followed.get(organizationId)?.feed;
    await feed?.refresh();
  };
  const refreshSafely = (organizationId: string) => {
    refresh(organizationId).catch((error: unknown) =>
      deps.log.warn({ err: error, organizationId }, 'events could not be read; trying again'),
    );
  };

  /** Finds what a lost hint would have told. */
  const poll = async () => {
    const seqs = await getLastSeqs(deps.db, [...followed.keys()]);
    for (const [organizationId, lastSeq] of seqs) {
      const feed = await followed.get(organizationId)?.feed;
      if (feed && feed.head() < lastSeq) refreshSafely(organizationId);
    }
  };
  const schedulePoll = () => {
    if (closing.signal.aborted) return;
    timer = setTimeout(() => {
      poll()
        .catch((error: unknown) => deps.log.warn({ err: error }, 'events could not be polled'))
        .finally(schedulePoll);
    }, pollIntervalMs);
    timer.unref();
  };

  return {
    name: 'event hub',
    async start() {
      stops.push(
        await deps.ephemeral.subscribe(eventsChannel, (message) => {
          const organizationId = message.split(' ')[0] ?? '';
          if (followed.has(organizationId)) refreshSafely(organizationId);
        }),
        await deps.ephemeral.subscribe(presenceChannel, (message) => {
          const { organizationId, aside } = presenceAside(message);
          void followed.get(organizationId)?.feed.then((feed) => feed.tell(aside));
        }),
        deps.ephemeral.onReconnect(() => {
          for (const organizationId of followed.keys()) refreshSafely(organizationId);
        }),
      );
      schedulePoll();
    },
    async drain() {
      closing.abort();
      clearTimeout(timer);
      for (const stop of stops.splice(0)) await stop();
    },
    async follow(organizationId, { after, signal }) {
      const stop = AbortSignal.any([signal, closing.signal]);
      const entry = join(organizationId);
      stop.addEventListener('abort', () => leave(organizationId, entry), { once: true });
      const feed = await entry.feed;
      // Joined before the first read: what commits from here on wakes the reader, so nothing falls between.
      const from = after ?? feed.head();
      if (from > feed.head()) await feed.refresh();
      if (from > feed.head()) {
        throw new AppError('stream.resume_expired', 'There is no such event; load the view again');
      }
      if (!(await feed.reachesBackTo(from))) {
        throw new AppError(
          'stream.resume_expired',
          'What came next is not kept any more; load the view again',
        );
      }
      return readOn(feed, from, stop);
    },
  };
}

async function* readOn(feed: EventFeed, from: number, stop: AbortSignal): AsyncIterable<FeedBatch> {
  let seq = from;
  let told = feed.told();
  const alarm = feed.alarm(stop);
  while (!alarm.isOver()) {
    const events = await feed.after(seq);
    const asides = feed.asidesAfter(told);
    if (events.length > 0 || asides.length > 0) {
      seq = events.at(-1)?.seq ?? seq;
      told = feed.told();
      yield { events, asides };
    } else {
      await alarm.grown({ seq, told });
    }
  }
}
