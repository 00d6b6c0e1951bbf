import { Redis } from 'ioredis';
import type { Logger } from '../logger.ts';
import type { EphemeralStore } from './ephemeral-store.ts';
import { createListeners } from './listeners.ts';
import { orUnavailable, refuseLargeMessage } from './unavailable.ts';

/** A key, a counter and a stream may have the same name, as they may in the other store. */
const prefixes = {
  channel: 'helix:',
  key: 'helix:key:',
  counter: 'helix:count:',
  stream: 'helix:stream:',
};
const answerLimitMs = 5_000;
const checkEveryMs = 15_000;
const scanCount = 200;

/** The window begins with the first count, so only that one sets the end. */
const countScript = `
local value = redis.call('INCRBY', KEYS[1], ARGV[1])
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return {value, redis.call('PTTL', KEYS[1])}`;

const appendScript = `
for i = 3, #ARGV do redis.call('XADD', KEYS[1], 'MAXLEN', ARGV[1], '*', 'entry', ARGV[i]) end
redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

export async function connectRedisStore(options: {
  redisUrl: string;
  log: Logger;
}): Promise<EphemeralStore> {
  const commands = connection(options, { enableOfflineQueue: false, maxRetriesPerRequest: 0 });
  const subscriber = connection(options, { autoResubscribe: true, maxRetriesPerRequest: null });
  await orUnavailable(Promise.all([commands.connect(), subscriber.connect()]));
  const listeners = createListeners(options.log);
  subscriber.on('message', (channel: string, message: string) =>
    listeners.deliver(channel.slice(prefixes.channel.length), message),
  );
  // Emitted after the subscriptions were made again: what was published until now may be lost.
  subscriber.on('ready', () => listeners.reconnected());
  const check = setInterval(() => {
    subscriber.ping().catch(() => subscriber.disconnect(true));
  }, checkEveryMs);
  check.unref();

  return {
    async publish(channel, message) {
      refuseLargeMessage(message);
      await orUnavailable(commands.publish(prefixes.channel + channel, message));
    },
    async subscribe(channel, onMessage) {
      if (listeners.add(channel, onMessage)) await subscriber.subscribe(prefixes.channel + channel);
      return async () => {
        if (listeners.remove(channel, onMessage))
          await subscriber.unsubscribe(prefixes.channel + channel);
      };
    },
    onReconnect: listeners.onReconnect,
    ...keysAndCounters(commands),
    ...streams(commands),
    ping: async () => void (await orUnavailable(commands.ping())),
    async close() {
      clearInterval(check);
      commands.disconnect();
      subscriber.disconnect();
    },
  };
}

function connection(
  { redisUrl, log }: { redisUrl: string; log: Logger },
  options: {
    enableOfflineQueue?: boolean;
    maxRetriesPerRequest: number | null;
    autoResubscribe?: boolean;
  },
): Redis {
  const redis = new Redis(redisUrl, {
    ...options,
    lazyConnect: true,
    connectTimeout: answerLimitMs,
    commandTimeout: answerLimitMs,
    keepAlive: 10_000,
    retryStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 7), 5_000),
  });
  redis.on('error', (error: Error) =>
    log.debug({ err: error }, 'redis connection failed; trying again'),
  );
  return redis;
}

function keysAndCounters(
  redis: Redis,
): Pick<EphemeralStore, 'get' | 'set' | 'delete' | 'list' | 'increment'> {
  return {
    get: async (key) => (await orUnavailable(redis.get(prefixes.key + key))) ?? undefined,
    async set(key, value, { ttlMs }) {
      await orUnavailable(redis.set(prefixes.key + key, value, 'PX', Math.ceil(ttlMs)));
    },
    async delete(key) {
      await orUnavailable(redis.del(prefixes.key + key));
    },
    list: (keyPrefix) => orUnavailable(listKeys(redis, prefixes.key + keyPrefix)),
    async increment(key, { windowMs, by = 1 }) {
      const answer = await orUnavailable(
        redis.eval(countScript, 1, prefixes.counter + key, by, Math.ceil(windowMs)),
      );
      const [value, resetsInMs] = Array.isArray(answer) ? answer.map(Number) : [];
      return { value: value ?? 0, resetsInMs: resetsInMs ?? 0 };
    },
  };
}

/** SCAN, never KEYS: the server goes on serving while we look. */
async function listKeys(redis: Redis, start: string): Promise<ReadonlyMap<string, string>> {
  const pattern = `${start.replaceAll(/[\\*?[\]]/g, String.raw`\$&`)}*`;
  const found = new Map<string, string>();
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', scanCount);
    cursor = next;
    const values = keys.length === 0 ? [] : await redis.mget(keys);
    for (const [index, key] of keys.entries()) {
      const value = values[index];
      if (typeof value === 'string') found.set(key.slice(prefixes.key.length), value);
    }
  } while (cursor !== '0');
  return found;
}

function streams(redis: Redis): Pick<EphemeralStore, 'append' | 'read'> {
  return {
    async append(stream, entries, { maxLength, ttlMs }) {
      if (entries.length === 0) return;
      await orUnavailable(
        redis.eval(
          appendScript,
          1,
          prefixes.stream + stream,
          maxLength,
          Math.ceil(ttlMs),
          ...entries,
        ),
      );
    },
    async read(stream, { after, limit }) {
      const from = after === undefined ? '-' : `(${after}`;
      const rows = await orUnavailable(
        redis.xrange(prefixes.stream + stream, from, '+', 'COUNT', limit),
      );
      return rows.map(([id, fields]) => ({ id, entry: fields[1] ?? '' }));
    },
  };
}
