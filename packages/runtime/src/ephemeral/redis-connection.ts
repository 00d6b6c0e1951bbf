import { Redis } from 'ioredis';
import type { Logger } from '../logger.ts';

const maxBackoffMs = 5_000;
const goodbyeLimitMs = 1_000;

export type RedisOptions = { redisUrl: string; log: Logger; answerLimitMs: number };

/** Fails at once while the server is away, drops a connection that does not answer, and comes back by itself. */
export function openRedis({ redisUrl, log, answerLimitMs }: RedisOptions, name: string): Redis {
  const redis = new Redis(redisUrl, {
    connectionName: name,
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    // What was under way when the connection broke may have happened; to send it again could count it twice.
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    disconnectTimeout: goodbyeLimitMs,
    connectTimeout: answerLimitMs,
    commandTimeout: answerLimitMs,
    socketTimeout: answerLimitMs,
    keepAlive: 10_000,
    retryStrategy: (tries) =>
      Math.min(25 * 2 ** Math.min(tries, 10), maxBackoffMs) * (0.5 + Math.random() / 2),
  });
  redis.on('error', (error: Error) =>
    log.debug({ err: error }, 'redis connection failed; trying again'),
  );
  return redis;
}

/** After what was sent has been answered, when somebody answers. */
export async function closeRedis(redis: Redis): Promise<void> {
  if (redis.status === 'ready') {
    const limit = setTimeout(() => redis.disconnect(), goodbyeLimitMs);
    await redis.quit().catch(() => undefined);
    clearTimeout(limit);
  }
  redis.disconnect();
}
