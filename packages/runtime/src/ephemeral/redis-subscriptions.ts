import { ReplyError, type Redis } from 'ioredis';
import type { EphemeralStore } from './ephemeral-store.ts';
import { createListeners } from './listeners.ts';
import { closeRedis, openRedis, type RedisOptions } from './redis-connection.ts';

const limitsBetweenChecks = 3;
const subscribeAtOnce = 1_000;
export const channelPrefix = 'helix:';

export type Subscriptions = Pick<EphemeralStore, 'subscribe' | 'onReconnect' | 'close'>;

/** What is subscribed is what has listeners here; a connection that is lost and back is told all of it again. */
export async function openSubscriptions(options: RedisOptions): Promise<Subscriptions> {
  const redis = openRedis(options, 'helix-listener');
  const listeners = createListeners(options.log);
  redis.on('message', (channel: string, message: string) =>
    listeners.deliver(channel.slice(channelPrefix.length), message),
  );
  await redis.connect().catch((error: unknown) => {
    redis.disconnect();
    throw error;
  });
  redis.on('ready', () => {
    subscribeAgain(redis, listeners.channels()).then(
      () => listeners.reconnected(),
      // Only one that is there may be dropped: ioredis gives up for good when it is stopped while it connects.
      () => redis.status === 'ready' && redis.disconnect(true),
    );
  });
  // A connection whose other end vanished is silent; asking makes it answer or break.
  const check = setInterval(() => {
    if (redis.status === 'ready') redis.ping().catch(() => undefined);
  }, options.answerLimitMs * limitsBetweenChecks);
  check.unref();
  return {
    async subscribe(channel, onMessage) {
      const listening = listeners.add(channel, onMessage);
      await redis.subscribe(channelPrefix + channel).catch((error: unknown) => {
        // Without a connection it is subscribed with the others when that is back, and `onReconnect` tells.
        if (!(error instanceof ReplyError)) return;
        listeners.remove(listening);
        throw error;
      });
      return async () => {
        if (!listeners.remove(listening)) return;
        await redis.unsubscribe(channelPrefix + channel).catch(() => undefined);
      };
    },
    onReconnect: listeners.onReconnect,
    async close() {
      clearInterval(check);
      await closeRedis(redis);
    },
  };
}

async function subscribeAgain(redis: Redis, channels: readonly string[]): Promise<void> {
  const names = channels.map((channel) => channelPrefix + channel);
  for (let from = 0; from < names.length; from += subscribeAtOnce) {
    await redis.subscribe(...names.slice(from, from + subscribeAtOnce));
  }
}
