import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../logger.ts';
import type { Listeners } from './listeners.ts';

/** One channel of the server carries all of ours, so that a thousand subscriptions cost it nothing. */
export const serverChannel = 'helix_ephemeral';
const checkEveryMs = 15_000;
const checkLimitMs = 5_000;
const maxBackoffMs = 5_000;

export const packMessage = (channel: string, message: string) => `${channel}\n${message}`;

/** Holds one connection that listens, and makes a new one whenever it is lost. */
export async function listenForever(options: {
  databaseUrl: string;
  listeners: Listeners;
  log: Logger;
}): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  let current = await connect(options);
  const life = keepConnected();

  async function keepConnected(): Promise<void> {
    while (!closing.signal.aborted) {
      await untilLost(current, closing.signal);
      if (closing.signal.aborted) return;
      options.log.warn('connection for live updates lost; connecting again');
      current = await reconnect();
      if (!closing.signal.aborted) options.listeners.reconnected();
    }
  }

  async function reconnect(): Promise<pg.Client> {
    for (let backoffMs = 50; ; backoffMs = Math.min(backoffMs * 2, maxBackoffMs)) {
      try {
        return await connect(options);
      } catch {
        if (closing.signal.aborted) return current;
        await delay(backoffMs * (0.5 + Math.random()), undefined, { signal: closing.signal }).catch(
          () => undefined,
        );
      }
    }
  }

  return {
    async close() {
      closing.abort();
      await current.end().catch(() => undefined);
      await life;
    },
  };
}

async function connect(options: { databaseUrl: string; listeners: Listeners }): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: options.databaseUrl,
    application_name: 'helix-listener',
    connectionTimeoutMillis: checkLimitMs,
    query_timeout: checkLimitMs,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  client.on('notification', ({ payload = '' }) => {
    const end = payload.indexOf('\n');
    options.listeners.deliver(payload.slice(0, end), payload.slice(end + 1));
  });
  try {
    await client.connect();
    await client.query(`listen ${serverChannel}`);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Resolves when the connection is gone, also when only its other end is: that one is found by asking. */
function untilLost(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const check = setInterval(() => {
      client.query('select 1').catch(done);
    }, checkEveryMs);
    check.unref();
    function done(): void {
      clearInterval(check);
      client.end().catch(() => undefined);
      resolve();
    }
    client.once('end', done);
    client.once('error', done);
    signal.addEventListener('abort', done, { once: true });
  });
}
