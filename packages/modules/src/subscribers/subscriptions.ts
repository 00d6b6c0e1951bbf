import type { Service } from '@helix/runtime';
import type { Context } from '../context.ts';
import { eventsChannel } from '../live/index.ts';
import { readOn, type ReadingLimits } from './read-on.ts';
import type { Subscriber } from './subscriber.ts';
import { findBehind, insertSubscriber, startAtEnds, type CursorKey } from './subscriber.queries.ts';

export type SubscriptionTimings = ReadingLimits & {
  /** How often is looked for events that no hint announced. */
  readonly pollMs: number;
  /** Events that come close together are handled together. */
  readonly gatherMs: number;
};

const defaultTimings: SubscriptionTimings = {
  batchSize: 200,
  backoffMs: { first: 1_000, factor: 3, max: 60_000 },
  pollMs: 3_000,
  gatherMs: 50,
};
/** Each holds a database connection while it works. */
const readersAtOnce = 3;
const behindLimit = 500;
/** After this many batches others have their turn. */
const batchesInTurn = 20;

/** Lets subscribers read on when a hint says so, and once per poll; one query finds all that are behind. */
export function createSubscriptions(
  ctx: Context,
  subscribers: readonly Subscriber[],
  timings: Partial<SubscriptionTimings> = {},
): Service {
  const times = { ...defaultTimings, ...timings };
  const byName = new Map(subscribers.map((subscriber) => [subscriber.name, subscriber]));
  const stops: (() => void | Promise<void>)[] = [];
  let stopped = false;
  let wanted = false;
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let gathering: NodeJS.Timeout | undefined;

  const readTurn = async ({ subscriber: name, organizationId }: CursorKey): Promise<boolean> => {
    const subscriber = byName.get(name);
    if (!subscriber) return false;
    for (let batch = 0; batch < batchesInTurn && !stopped; batch += 1) {
      if ((await readOn(ctx, subscriber, organizationId, times)) === 'rest') return false;
    }
    return true;
  };

  /** Not even the failure could be recorded, as without a database; others are not held up. */
  const readTurnSafely = (key: CursorKey): Promise<boolean> =>
    readTurn(key).catch((error: unknown) => {
      ctx.log.warn({ err: error, ...key }, 'events are read again at the next poll');
      return false;
    });

  /** One round for everybody who is behind; true when somebody still is. */
  const readRound = async (): Promise<boolean> => {
    const names = [...byName.keys()];
    const queue = await findBehind(ctx.db, { names, now: ctx.now(), limit: behindLimit });
    let more = queue.length === behindLimit;
    const reader = async () => {
      for (let key = queue.shift(); key && !stopped; key = queue.shift()) {
        if (await readTurnSafely(key)) more = true;
      }
    };
    await Promise.all(Array.from({ length: readersAtOnce }, reader));
    return more;
  };

  const readAll = async () => {
    while (wanted && !stopped) {
      wanted = false;
      if (await readRound()) wanted = true;
    }
  };

  const look = () => {
    clearTimeout(timer);
    wanted = true;
    looking ??= readAll()
      .catch((error: unknown) => {
        wanted = false;
        ctx.log.warn({ err: error }, 'subscribers will try again');
      })
      .finally(() => {
        looking = undefined;
        if (stopped) return;
        if (wanted) look();
        else timer = setTimeout(look, times.pollMs);
      });
  };

  const onHint = () => {
    if (stopped) return;
    gathering ??= setTimeout(() => {
      gathering = undefined;
      look();
    }, times.gatherMs);
  };

  return {
    name: 'subscribers',
    async start() {
      await register(ctx, subscribers);
      stops.push(
        await ctx.ephemeral.subscribe(eventsChannel, onHint),
        ctx.ephemeral.onReconnect(onHint),
      );
      look();
    },
    async drain() {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(gathering);
      for (const stop of stops.splice(0)) await stop();
      await looking;
    },
  };
}

/** A subscriber that is seen for the first time begins where it says. */
async function register(ctx: Context, subscribers: readonly Subscriber[]): Promise<void> {
  for (const { name, from } of subscribers) {
    await ctx.transaction(async (tx) => {
      const isNew = await insertSubscriber(tx.db, name, ctx.now());
      if (isNew && from === 'now') await startAtEnds(tx.db, name);
    });
  }
}
