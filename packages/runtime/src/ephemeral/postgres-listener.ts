import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Listeners } from './listeners.ts';
import { withNul, withoutNul } from './plain-text.ts';
import { clientOptions, endClient, type PostgresOptions } from './postgres-connection.ts';

/**
 * One channel of the server carries all of ours: the server wakes every listener of a database for each message
 * anyway, and subscribing to a run costs it nothing. Where that is too much to hear, there is Redis.
 */
export const serverChannel = 'helix_ephemeral';
const limitsBetweenChecks = 3;
const maxBackoffMs = 5_000;

/** The length comes first because a channel's name may hold any character. */
export function packMessage(channel: string, message: string): string {
  const name = withoutNul(channel);
  return `${name.length}:${name}${withoutNul(message)}`;
}

function unpackMessage(payload: string): { channel: string; message: string } {
  const start = payload.indexOf(':') + 1;
  const end = start + Number(payload.slice(0, start - 1));
  return { channel: withNul(payload.slice(start, end)), message: withNul(payload.slice(end)) };
}

type ListenOptions = PostgresOptions & { listeners: Listeners };

/** Holds one connection that listens, and makes a new one whenever it is lost. */
export async function listenForever(options: ListenOptions): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  const { signal } = closing;
  const first = await connect(options, signal);
  const life = keepListening(first, options, signal);
  return {
    async close() {
      closing.abort();
      await life;
    },
  };
}

async function keepListening(
  first: pg.Client,
  options: ListenOptions,
  signal: AbortSignal,
): Promise<void> {
  let client: pg.Client | undefined = first;
  while (client) {
    await untilLost(client, options.answerLimitMs * limitsBetweenChecks, signal);
    await endClient(client);
    if (signal.aborted) return;
    options.log.warn('connection for live updates lost; connecting again');
    client = await connectAgain(options, signal);
    if (!client) return;
    options.log.info('connection for live updates is back');
    options.listeners.reconnected();
  }
}

/** Nothing when there is no more need. */
async function connectAgain(
  options: ListenOptions,
  signal: AbortSignal,
): Promise<pg.Client | undefined> {
  for (let backoffMs = 50; !signal.aborted; backoffMs = Math.min(backoffMs * 2, maxBackoffMs)) {
    try {
      return await connect(options, signal);
    } catch (error) {
      options.log.debug({ err: error }, 'connection for live updates failed; trying again');
      const waitMs = backoffMs * (0.5 + Math.random());
      await delay(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}

async function connect(options: ListenOptions, signal: AbortSignal): Promise<pg.Client> {
  const client = new pg.Client(clientOptions(options, 'helix-listener'));
  const giveUp = () => client.connection.stream.destroy();
  client.on('error', () => undefined);
  client.on('notification', ({ payload = '' }) => {
    const { channel, message } = unpackMessage(payload);
    options.listeners.deliver(channel, message);
  });
  signal.addEventListener('abort', giveUp);
  try {
    await client.connect();
    await client.query(`listen ${serverChannel}`);
    return client;
  } catch (error) {
    await endClient(client);
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** Resolves when the connection is gone, also when only its other end is: that one is found by asking. */
function untilLost(client: pg.Client, checkEveryMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const check = setInterval(() => {
      client.query('select 1').catch(done);
    }, checkEveryMs);
    check.unref();
    function done(): void {
      clearInterval(check);
      signal.removeEventListener('abort', done);
      resolve();
    }
    client.once('end', done);
    client.once('error', done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
