import type { StoredEvent } from '@helix/db';
import type { StreamFrame } from '../endpoint-handler.ts';

/** Reads an organization's log after a number, in order. */
export type ReadEvents = (after: number, limit: number) => Promise<readonly StoredEvent[]>;

/** Something for whoever follows now, that is in no log: presence. */
export type Aside = {
  readonly type: string;
  readonly boardId: string | null;
  readonly audience: string | null;
  readonly frame: StreamFrame;
};
export type FeedBatch = {
  readonly events: readonly StoredEvent[];
  readonly asides: readonly Aside[];
};

const readLimit = 500;
const ringSize = 2_000;
const asidesKept = 200;

/**
 * One organization's log as this process follows it. Followers hold nothing but the number they have seen:
 * the newest events come from a ring they all read, older ones from the log itself.
 */
export type EventFeed = {
  readonly head: () => number;
  /** Reads what the log has beyond the head; safe to call at any time and any number of times. */
  refresh(): Promise<void>;
  after(seq: number): Promise<readonly StoredEvent[]>;
  /** False when what came next was removed, as old events are. */
  reachesBackTo(seq: number): Promise<boolean>;
  tell(aside: Aside): void;
  /** How many asides there have been; a follower starts here. */
  readonly told: () => number;
  asidesAfter(count: number): readonly Aside[];
  /** What wakes one follower for as long as the signal has not aborted. */
  alarm(signal: AbortSignal): Alarm;
};

export type Alarm = {
  readonly isOver: () => boolean;
  /** Resolves when there is something after what has been seen, or when it is over. */
  grown(seen: { seq: number; told: number }): Promise<void>;
};

export function createEventFeed(start: number, read: ReadEvents): EventFeed {
  const ring: StoredEvent[] = [];
  const waiting = new Set<() => void>();
  const asides: Aside[] = [];
  let head = start;
  let told = 0;
  let refreshing: Promise<void> | undefined;
  let stale = false;

  const refreshOnce = async () => {
    do {
      stale = false;
      const events = await read(head, readLimit);
      accept(events);
      if (events.length === readLimit) stale = true;
    } while (stale);
  };

  const accept = (events: readonly StoredEvent[]) => {
    const last = events.at(-1);
    if (!last) return;
    ring.push(...events);
    ring.splice(0, Math.max(0, ring.length - ringSize));
    head = last.seq;
    wakeAll();
  };

  const wakeAll = () => {
    for (const wake of waiting) wake();
    waiting.clear();
  };

  return {
    head: () => head,
    refresh() {
      stale = true;
      refreshing ??= refreshOnce().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
    async after(seq) {
      if (seq >= head) return [];
      const oldest = ring[0];
      if (!oldest || seq + 1 < oldest.seq) return read(seq, readLimit);
      return ring.slice(seq + 1 - oldest.seq, seq + 1 - oldest.seq + readLimit);
    },
    async reachesBackTo(seq) {
      const oldest = ring[0];
      if (seq >= head || (oldest && oldest.seq <= seq + 1)) return true;
      const [next] = await read(seq, 1);
      return next?.seq === seq + 1;
    },
    tell(aside) {
      asides.push(aside);
      asides.splice(0, Math.max(0, asides.length - asidesKept));
      told += 1;
      wakeAll();
    },
    told: () => told,
    asidesAfter: (count) =>
      count >= told ? [] : asides.slice(-Math.min(told - count, asidesKept)),
    alarm(signal) {
      let isOver = signal.aborted;
      let wake = () => {};
      // One listener for the life of a follower: with one for each event, a thousand followers spend their time on these.
      const end = () => {
        isOver = true;
        waiting.delete(wake);
        wake();
      };
      signal.addEventListener('abort', end, { once: true });
      return {
        isOver: () => isOver,
        grown(seen) {
          if (isOver || head > seen.seq || told > seen.told) return Promise.resolve();
          return new Promise((resolve) => {
            wake = resolve;
            waiting.add(resolve);
          });
        },
      };
    },
  };
}
