import type pg from 'pg';
import { z } from 'zod';
import type { Failure } from '../durable/failure.ts';
import { dbosSchema } from './dbos.ts';
import type { Claim } from './job-run.ts';

const claimRow = z
  .object({
    id: z.string(),
    name: z.string(),
    attempt: z.int(),
    max_attempts: z.int(),
    first_attempts: z.int(),
    crashes: z.int(),
    fence: z.int(),
    payload: z.unknown(),
    organization_id: z.string().nullable(),
    due_at: z.date(),
  })
  .transform((row): Claim => ({
    jobId: row.id,
    name: row.name,
    attempt: row.attempt,
    tried: row.attempt - (row.max_attempts - row.first_attempts),
    attempts: row.first_attempts,
    crashes: row.crashes,
    token: row.fence,
    payload: row.payload,
    organizationId: row.organization_id,
    dueAt: row.due_at,
  }));
const claimColumns =
  'r.id, r.name, r.attempt, r.max_attempts, r.first_attempts, r.crashes, r.fence, r.payload, r.organization_id, r.due_at';

const mine = `where id = $1 and fence = $2 and state in ('running', 'waiting')`;

/** Names that share a limit. */
export type Room = { readonly names: readonly string[]; readonly most: number };

const claimStatement = {
  name: 'claim_due',
  text: `with due as materialized (
       select next.id from jsonb_to_recordset($2::jsonb) as room (names text[], most integer)
       cross join lateral (
         select id, priority, run_at from durable.request
         where state = 'queued' and run_at <= now() and name = any(room.names)
         order by priority desc, run_at
         limit room.most
         for update skip locked
       ) next
       order by next.priority desc, next.run_at
       limit $3
     )
     update durable.request r
     set state = 'running', executor = $1, fence = fence + 1, started_at = coalesce(started_at, now()), reason = null
     from due where r.id = due.id
     returning ${claimColumns}`,
};

/** Takes due jobs for which there is room, most urgent first. Rows that another engine is taking are passed over. */
export async function claimDue(
  pool: pg.Pool,
  by: { executorId: string; rooms: readonly Room[]; limit: number },
): Promise<Claim[]> {
  const values = [by.executorId, JSON.stringify(by.rooms), by.limit];
  const { rows } = await pool.query({ ...claimStatement, values });
  return rows.map((row) => claimRow.parse(row));
}

/** Takes over a job whose workflow the recovery queue gave us, and us alone. Undefined when it is over. */
export async function claimRecovered(
  pool: pg.Pool,
  by: { executorId: string; jobId: string; attempt: number },
): Promise<Claim | undefined> {
  const { rows } = await pool.query(
    `update durable.request r
     set state = 'running', executor = $1, fence = fence + 1, reason = null, waiting_for = null
     where id = $2 and attempt = $3 and state in ('running', 'waiting')
     returning ${claimColumns}`,
    [by.executorId, by.jobId, by.attempt],
  );
  return rows.length === 0 ? undefined : claimRow.parse(rows[0]);
}

/** Claims that this engine does not know of: the answer to its own claim got lost. */
export async function returnUnknownClaims(
  pool: pg.Pool,
  executorId: string,
  active: readonly string[],
): Promise<void> {
  await pool.query(
    `update durable.request r set state = 'queued', executor = null, fence = fence + 1
     where executor = $1 and state = 'running' and id <> all($2)
       and not exists (select from ${dbosSchema}.workflow_status w where w.workflow_uuid = r.id || '.' || r.attempt)`,
    [executorId, active],
  );
}

const nextDueStatement = {
  name: 'next_due',
  text: `select (extract(epoch from least(
       (select min(run_at) from durable.request where state = 'queued' and name = any($1)),
       (select min(coalesce(next_at, now())) from durable.schedule
        where enabled and next_at is distinct from 'infinity')
     ) - clock_timestamp()) * 1000)::float8 as ms`,
};

/** Milliseconds until something is due, by the database's clock. Null when nothing is planned. */
export async function untilNextDue(
  pool: pg.Pool,
  names: readonly string[],
): Promise<number | null> {
  const values = [names];
  const { rows } = await pool.query<{ ms: number | null }>({ ...nextDueStatement, values });
  return rows[0]?.ms ?? null;
}

/** Our workflow turned out to belong to somebody who is gone: leave it to the recovery, which finds it without a lease. */
export async function leaveToRecovery(pool: pg.Pool, claim: Claim): Promise<void> {
  await pool.query(`update durable.request set executor = null, fence = fence + 1 ${mine}`, [
    claim.jobId,
    claim.token,
  ]);
}

/** Which of these were stopped, and which have mail. */
export async function findNews(
  pool: pg.Pool,
  active: readonly string[],
): Promise<{ jobId: string; stopped: boolean }[]> {
  const { rows } = await pool.query<{ id: string; stopped: boolean }>(
    `select id, state not in ('running', 'waiting') as stopped from durable.request r
     where id = any($1) and (state not in ('running', 'waiting')
       or exists (select from durable.signal s where s.job_id = r.id and s.taken_by is null))`,
    [active],
  );
  return rows.map((row) => ({ jobId: row.id, stopped: row.stopped }));
}

export async function recordDone(pool: pg.Pool, claim: Claim): Promise<void> {
  await pool.query(
    `update durable.request set state = 'done', executor = null, reason = null, waiting_for = null, ended_at = now() ${mine}`,
    [claim.jobId, claim.token],
  );
}

export async function recordRetry(
  pool: pg.Pool,
  claim: Claim,
  failure: Failure,
  { afterMs, isFree = false }: { afterMs: number; isFree?: boolean },
): Promise<void> {
  await pool.query(
    `update durable.request
     set state = 'queued', executor = null, attempt = attempt + 1, crashes = 0, error = $3, reason = 'retry',
         waiting_for = null, run_at = now() + $4 * interval '1 millisecond', max_attempts = max_attempts + $5 ${mine}`,
    [claim.jobId, claim.token, JSON.stringify(failure), afterMs, isFree ? 1 : 0],
  );
}

export async function recordDead(
  pool: pg.Pool,
  claim: Claim,
  failure: Failure,
  reason: string,
): Promise<void> {
  await pool.query(
    `update durable.request
     set state = 'dead', executor = null, error = $3, reason = $4, waiting_for = null, ended_at = now() ${mine}`,
    [claim.jobId, claim.token, JSON.stringify(failure), reason],
  );
}

export async function recordWaiting(
  pool: pg.Pool,
  claim: Claim,
  wait: { reason: string; topic: string | null },
): Promise<void> {
  await pool.query(
    `update durable.request set state = 'waiting', reason = $3, waiting_for = $4 ${mine}`,
    [claim.jobId, claim.token, wait.reason, wait.topic],
  );
}

export async function recordRunning(pool: pg.Pool, claim: Claim): Promise<void> {
  await pool.query(
    `update durable.request set state = 'running', reason = null, waiting_for = null ${mine}`,
    [claim.jobId, claim.token],
  );
}

/** A finished step is progress: what kills engines now is something else. */
export async function forgetCrashes(pool: pg.Pool, claim: Claim): Promise<void> {
  await pool.query(`update durable.request set crashes = 0 ${mine}`, [claim.jobId, claim.token]);
}
