import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { z } from 'zod';
import type { EventActor, EventType, JobType } from '@helix/contracts';
import type { AuditOrigin } from '@helix/contracts/audit';
import {
  DatabaseAway,
  enqueueJob,
  type EnqueueOptions,
  type SqlExecutor,
  type SqlStatement,
} from '@helix/runtime/durable';
import type { Db } from './database.ts';
import { appendEvents, type NewEvent } from './events/event.queries.ts';
import { together } from './together.ts';

/** A fact a command wants on record. */
export type Fact<E extends EventType = EventType> = {
  readonly event: E;
  readonly organizationId: string;
  readonly actor: EventActor;
  readonly data: z.input<E['data']>;
  readonly runId?: string | undefined;
  /** Only those who may see this board receive it. */
  readonly boardId?: string | undefined;
  /** Puts it on the task's timeline. */
  readonly taskId?: string | undefined;
  /** `admins`, or the one member it is for; nobody else receives it. */
  readonly audience?: string | undefined;
  /** Where the request came from; kept for the audit log and never sent. */
  readonly origin?: AuditOrigin | undefined;
};

/** One unit of change: rows, facts and follow-up work become visible together or not at all. */
export type Transaction = {
  readonly db: Db;
  emit<E extends EventType>(fact: Fact<E>): void;
  /** A part that may fail alone: what it wrote and said is taken back, and the rest goes on. */
  part<T>(work: () => Promise<T>): Promise<T>;
  /** For hints that may be lost: when it fails, or the process ends before it, nothing is the matter. */
  afterCommit(hint: () => Promise<void>): void;
  enqueue<J extends JobType>(
    job: J,
    payload: z.input<J['payload']>,
    options?: EnqueueOptions,
  ): Promise<string>;
  /** Plain SQL on the same connection, for packages that do not know the schema. */
  readonly sql: SqlExecutor;
};

export type RunTransaction = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** A deadlock or a lost serialization race: nothing happened, so the same work may simply be done again. */
const retryableStates: readonly unknown[] = ['40001', '40P01'];
const maxTries = 4;

export function createTransactionRunner(options: {
  pool: pg.Pool;
  now: () => Date;
  /** Called after commit; a lost call costs followers a little time, never an event. */
  onEventsCommitted: (organizationId: string, lastSeq: number) => void;
}): RunTransaction {
  return async (work) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await runOnce(options, work);
      } catch (error) {
        if (tries >= maxTries || !retryableStates.includes(sqlState(error))) throw error;
      }
    }
  };
}

async function runOnce<T>(
  options: Parameters<typeof createTransactionRunner>[0],
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const client = await options.pool.connect().catch((error: unknown) => {
    throw new DatabaseAway(error);
  });
  let broken: Error | undefined;
  try {
    const begun = client.query('begin');
    const { tx, facts, hints } = openTransaction(client, options.now);
    const [, result] = await together([begun, work(tx)]);
    // The counter row is locked last, so that writers of one organization queue for as short as can be: the commit
    // does not wait for an answer either. After a failure it is a rollback.
    const [committed] = await together([appendEvents(tx.sql, facts), client.query('commit')]);
    for (const [organizationId, lastSeq] of committed) {
      options.onEventsCommitted(organizationId, lastSeq);
    }
    for (const hint of hints) void hint().catch(() => undefined);
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error('rollback failed');
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** What is known of a connection, such as the statements prepared on it, is worth keeping as long as it lives. */
const databases = new WeakMap<pg.PoolClient, Db>();

function databaseOf(client: pg.PoolClient): Db {
  const db = databases.get(client) ?? drizzle(client);
  databases.set(client, db);
  return db;
}

function openTransaction(client: pg.PoolClient, now: () => Date) {
  const facts: NewEvent[] = [];
  const hints: (() => Promise<void>)[] = [];
  const sql = {
    // A statement is copied because the driver writes the values into it.
    query: (statement: SqlStatement, values: unknown[]) =>
      client.query<pg.QueryResultRow>(
        typeof statement === 'string' ? { text: statement } : { ...statement },
        values,
      ),
  };
  const tx: Transaction = {
    db: databaseOf(client),
    sql,
    emit({ event, data, ...about }) {
      facts.push({ ...about, type: event.name, at: now(), data: event.data.parse(data) });
    },
    afterCommit(hint) {
      hints.push(hint);
    },
    async part(work) {
      const before = { facts: facts.length, hints: hints.length };
      await client.query('savepoint part');
      try {
        const result = await work();
        await client.query('release savepoint part');
        return result;
      } catch (error) {
        await client.query('rollback to savepoint part');
        await client.query('release savepoint part');
        facts.length = before.facts;
        hints.length = before.hints;
        throw error;
      }
    },
    enqueue: (job, payload, enqueueOptions) => enqueueJob(sql, { job, payload, ...enqueueOptions }),
  };
  return { tx, facts, hints };
}

function sqlState(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error) return error.code;
  return 'cause' in error ? sqlState(error.cause) : undefined;
}
