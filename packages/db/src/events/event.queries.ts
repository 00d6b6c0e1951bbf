import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { EventActor, EventEnvelope } from '@helix/contracts';
import type { AuditOrigin } from '@helix/contracts/audit';
import type { SqlExecutor } from '@helix/runtime/durable';
import type { Db } from '../database.ts';
import { prepared } from '../prepared.ts';
import { together } from '../together.ts';
import { eventCounters, events } from '../schema/events.ts';

export type NewEvent = {
  readonly organizationId: string;
  readonly type: string;
  readonly at: Date;
  readonly actor: EventActor;
  readonly runId?: string | undefined;
  readonly boardId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly audience?: string | undefined;
  readonly origin?: AuditOrigin | undefined;
  readonly data: unknown;
};

/** Who may receive it is part of what is stored, and never of what is sent. */
export type StoredEvent = EventEnvelope & {
  readonly boardId: string | null;
  readonly taskId: string | null;
  readonly audience: string | null;
};

/** Numbers and rows in one statement: the counter is locked for no longer than writing them takes. */
const appendStatement = {
  name: 'append_events',
  text: `with counter as (
      insert into event_counters (organization_id, last_seq) values ($1, $2)
      on conflict (organization_id) do update set last_seq = event_counters.last_seq + excluded.last_seq
      returning last_seq
    ), written as (
      insert into events
        (organization_id, seq, type, at, actor, run_id, board_id, task_id, audience, origin, data)
      select $1, last_seq - $2 + n, type, at, actor, "runId", "boardId", "taskId", audience, origin, data
      from counter, jsonb_to_recordset($3) as fact (
        n integer, type text, at timestamptz, actor jsonb, "runId" text, "boardId" text, "taskId" text,
        audience text, origin jsonb, data jsonb)
    )
    select last_seq from counter`,
};
const appended = z.tuple([z.object({ last_seq: z.coerce.number() })]);

/** What a single value of a statement can hold has a limit, and so has what is worth sending at once. */
const mostAtOnce = 1_000;

/**
 * Numbers and writes the events of a transaction; all of it is sent before this returns. The counter rows stay locked
 * until the transaction commits: that is what makes the numbers gap-free and equal to the order of commits. Locked in
 * a fixed order against deadlock.
 */
export async function appendEvents(
  sql: SqlExecutor,
  facts: readonly NewEvent[],
): Promise<ReadonlyMap<string, number>> {
  const byOrganization = [...Map.groupBy(facts, (fact) => fact.organizationId)].toSorted(byKey);
  const counted = await together(
    byOrganization.flatMap(([organizationId, own]) =>
      inBatches(own).map(async (batch) => {
        const rows = batch.map((fact, index) => ({ ...fact, n: index + 1 }));
        const values = [organizationId, batch.length, JSON.stringify(rows)];
        const answer = await sql.query(appendStatement, values);
        return [organizationId, appended.parse(answer.rows)[0].last_seq] as const;
      }),
    ),
  );
  return new Map(counted);
}

function inBatches<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / mostAtOnce);
  return Array.from({ length: count }, (_, at) =>
    items.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
  );
}

const eventsAfter = prepared('events_after', (db) =>
  db
    .select()
    .from(events)
    .where(
      and(
        eq(events.organizationId, sql.placeholder('organizationId')),
        gt(events.seq, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(events.seq))
    .limit(sql.placeholder('limit')),
);

export async function listEventsAfter(
  db: Db,
  range: { organizationId: string; after: number; limit: number },
): Promise<StoredEvent[]> {
  const rows = await eventsAfter(db).execute(range);
  return rows.map(({ at, runId, organizationId: _tenant, origin: _hidden, ...event }) => ({
    ...event,
    at: at.toISOString(),
    ...(runId !== null && { runId }),
  }));
}

const lastSeqs = prepared('last_event_numbers', (db) =>
  db
    .select()
    .from(eventCounters)
    .where(sql`${eventCounters.organizationId} = any(${sql.placeholder('ids')}::text[])`),
);

export async function getLastSeqs(
  db: Db,
  organizationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (organizationIds.length === 0) return new Map();
  const rows = await lastSeqs(db).execute({ ids: [...organizationIds] });
  return new Map(rows.map((row) => [row.organizationId, row.lastSeq]));
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
