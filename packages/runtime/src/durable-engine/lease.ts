import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { EngineTimings } from '../durable/engine.ts';
import { hintChannel } from '../durable/sql-executor.ts';
import type { Logger } from '../logger.ts';
import { isDatabaseDown } from './database.ts';
import { leaseIsOver } from './recovery.queries.ts';

/** First half of a two-part advisory lock; the second is the executor's name. */
const nameLock = 7_305_503;
const reconnectDelayMs = 200;

export type LeaseOptions = {
  readonly databaseUrl: string;
  readonly executorId: string;
  readonly timings: EngineTimings;
  readonly log: Logger;
  onHint(payload: string): void;
  /** Renewed; `overdue` says whether some neighbour did not. */
  onBeat(overdue: boolean): void;
  /** A connection was lost and is back: hints may have been missed. */
  onReconnect(): void;
  onLost(error: Error): void;
};

export type Lease = {
  /** Locks the name, then registers it. Throws when another process lives under it. */
  take(): Promise<void>;
  /** Compares clocks before anything else is done: the first look after a freeze must already see it. */
  isHeld(): boolean;
  release(): Promise<void>;
};

/** One connection holds the name's lock, hears the hints and renews the lease, so that none can live without the others. */
export function createLease(options: LeaseOptions): Lease {
  const { executorId, timings, log } = options;
  const epoch = randomUUID();
  let client: pg.Client | undefined;
  let heldUntil = 0;
  let state: 'new' | 'held' | 'lost' | 'released' = 'new';
  let beatTimer: NodeJS.Timeout | undefined;
  let limitTimer: NodeJS.Timeout | undefined;

  function lose(why: string): void {
    if (state !== 'held') return;
    state = 'lost';
    stopTimers();
    options.onLost(new Error(`Engine ${executorId} lost its lease: ${why}`));
  }

  function isHeld(): boolean {
    if (state === 'held' && performance.now() > heldUntil) lose('it was not renewed in time');
    return state === 'held';
  }

  /** `since` is when the renewal was sent: the database may have counted from there. */
  function extend(since: number): void {
    heldUntil = since + timings.renewLimitMs;
    clearTimeout(limitTimer);
    limitTimer = setTimeout(isHeld, heldUntil - performance.now() + 1);
  }

  async function beat(): Promise<void> {
    if (!isHeld()) return;
    const since = performance.now();
    try {
      client ??= await reconnect();
      const { rows } = await client.query<{ overdue: boolean }>(
        `update durable.executor set beat_at = now() where id = $1 and epoch = $2
         returning exists (select from durable.executor where id <> $1 and ${leaseIsOver('$3')}) as overdue`,
        [executorId, epoch, timings.leaseMs],
      );
      if (rows[0] === undefined) return lose('another engine took it over');
      if (!isHeld()) return;
      extend(since);
      options.onBeat(rows[0].overdue);
    } catch (error) {
      if (isDatabaseDown(error)) extend(since);
      log.warn({ err: error }, 'lease was not renewed');
    }
    if (state === 'held')
      beatTimer = setTimeout(() => void beat(), client ? timings.beatMs : reconnectDelayMs);
  }

  async function reconnect(): Promise<pg.Client> {
    const fresh = await connect(options, forget);
    try {
      if (!(await lockName(fresh, executorId)))
        throw new Error('the name is locked by another session');
      await fresh.query(`listen ${hintChannel}`);
    } catch (error) {
      await fresh.end().catch(() => undefined);
      throw error;
    }
    options.onReconnect();
    return fresh;
  }

  /** A dead connection is replaced by the next beat, which comes soon. */
  function forget(dead: pg.Client): void {
    if (client !== dead) return;
    client = undefined;
    clearTimeout(beatTimer);
    if (state === 'held') beatTimer = setTimeout(() => void beat(), reconnectDelayMs);
  }

  function stopTimers(): void {
    clearTimeout(beatTimer);
    clearTimeout(limitTimer);
  }

  return {
    isHeld,
    async take() {
      const fresh = await connect(options, forget);
      try {
        await waitForName(fresh, options);
        const since = performance.now();
        await register(fresh, executorId, epoch);
        await fresh.query(`listen ${hintChannel}`);
        client = fresh;
        state = 'held';
        extend(since);
        beatTimer = setTimeout(() => void beat(), timings.beatMs);
      } catch (error) {
        await fresh.end().catch(() => undefined);
        throw error;
      }
    },
    async release() {
      stopTimers();
      const held = state === 'held';
      state = 'released';
      const last = client;
      client = undefined;
      if (held) {
        await last
          ?.query('delete from durable.executor where id = $1 and epoch = $2', [executorId, epoch])
          .catch((error: unknown) => log.warn({ err: error }, 'lease was not given back'));
      }
      await last?.end().catch(() => undefined);
    },
  };
}

async function connect(
  options: LeaseOptions,
  onDead: (client: pg.Client) => void,
): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: options.databaseUrl,
    application_name: `helix-engine ${options.executorId}`,
    connectionTimeoutMillis: options.timings.renewLimitMs,
    query_timeout: options.timings.renewLimitMs,
    keepAlive: true,
  });
  client.on('error', (error) => {
    options.log.warn({ err: error }, 'lease connection lost');
    onDead(client);
  });
  client.on('end', () => onDead(client));
  client.on('notification', (message) => options.onHint(message.payload ?? ''));
  await client.connect();
  return client;
}

async function lockName(client: pg.Client, executorId: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    'select pg_try_advisory_lock($1, hashtext($2)) as locked',
    [nameLock, executorId],
  );
  return rows[0]?.locked === true;
}

async function waitForName(client: pg.Client, options: LeaseOptions): Promise<void> {
  const giveUpAt = performance.now() + options.timings.nameWaitMs;
  while (!(await lockName(client, options.executorId))) {
    if (performance.now() > giveUpAt) {
      throw new Error(
        `Another process is running as engine ${options.executorId}. Give each engine a name of its own, or end that process.`,
      );
    }
    await delay(100);
  }
}

async function register(client: pg.Client, executorId: string, epoch: string): Promise<void> {
  await client.query(
    `insert into durable.executor (id, epoch) values ($1, $2)
     on conflict (id) do update set epoch = excluded.epoch, beat_at = now()`,
    [executorId, epoch],
  );
}
