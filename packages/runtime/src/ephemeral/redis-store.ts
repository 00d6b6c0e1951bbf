import type { Redis } from 'ioredis';
import type { EphemeralStore } from './ephemeral-store.ts';
import { closeRedis, openRedis, type RedisOptions } from './redis-connection.ts';
import { channelPrefix, openSubscriptions } from './redis-subscriptions.ts';
import { orUnavailable, refuseLargeMessage } from './unavailable.ts';

/** A key, a counter and a stream may have the same name, as they may in the other store. */
const prefixes = { key: 'helix:key:', counter: 'helix:count:', stream: 'helix:stream:' };
const scanCount = 500;

/** The window begins with the first count, so only that one sets the end. */
const countScript = `
local value = redis.call('INCRBY', KEYS[1], ARGV[1])
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return {value, redis.call('PTTL', KEYS[1])}`;

const appendScript = `
for i = 3, #ARGV do redis.call('XADD', KEYS[1], 'MAXLEN', ARGV[1], '*', 'entry', ARGV[i]) end
redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

export async function connectRedisStore(options: RedisOptions): Promise<EphemeralStore> {
  const commands = openRedis(options, 'helix-commands');
  const [connected, opened] = await Promise.allSettled([
    commands.connect(),
    openSubscriptions(options),
  ]);
  if (opened.status === 'rejected' || connected.status === 'rejected') {
    commands.disconnect();
    if (opened.status === 'fulfilled') await opened.value.close();
    throw new AggregateError([connected, opened].flatMap(reasonOf), 'redis cannot be reached');
  }
  const subscriptions = opened.value;

  return {
    async publish(channel, message) {
      refuseLargeMessage(channel, message);
      await orUnavailable(commands.publish(channelPrefix + channel, message));
    },
    ...subscriptions,
    ...keysInRedis(commands),
    ...streamsInRedis(commands),
    ping: async () => void (await orUnavailable(commands.ping())),
    async close() {
      await Promise.all([closeRedis(commands), subscriptions.close()]);
    },
  };
}

const reasonOf = (result: PromiseSettledResult<unknown>): unknown[] =>
  result.status === 'rejected' ? [result.reason] : [];

function keysInRedis(
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
    list: (prefix) => orUnavailable(listKeys(redis, prefixes.key + prefix)),
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

function streamsInRedis(redis: Redis): Pick<EphemeralStore, 'append' | 'read'> {
  return {
    async append(stream, entries, { maxLength, ttlMs }) {
      if (entries.length === 0) return;
      const limits = [maxLength, Math.ceil(ttlMs)];
      await orUnavailable(
        redis.eval(appendScript, 1, prefixes.stream + stream, ...limits, ...entries),
      );
    },
    async read(stream, { after, limit }) {
      const from = after !== undefined && /^\d{1,18}-\d{1,18}$/.test(after) ? `(${after}` : '-';
      const rows = await orUnavailable(
        redis.xrange(prefixes.stream + stream, from, '+', 'COUNT', limit),
      );
      return rows.map(([id, fields]) => ({ id, entry: fields[1] ?? '' }));
    },
  };
}
