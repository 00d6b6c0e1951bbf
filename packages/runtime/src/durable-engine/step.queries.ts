import type pg from 'pg';
import type { Claim } from './job-run.ts';

/** Puts on record that a step is about to begin. `again` when it had begun before: an engine died in it. */
export async function enterStep(
  pool: pg.Pool,
  claim: Claim,
  step: string,
): Promise<{ again: boolean; elapsedMs: number }> {
  const { rows } = await pool.query<{ again: boolean; elapsed_ms: number }>(
    `with entered as (
       insert into durable.step_entry (job_id, attempt, step, token) values ($1, $2, $3, $4)
       on conflict do nothing
       returning entered_at
     )
     select false as again, 0::float8 as elapsed_ms from entered
     union all
     select token <> $4, (extract(epoch from clock_timestamp() - entered_at) * 1000)::float8
     from durable.step_entry where job_id = $1 and attempt = $2 and step = $3`,
    [claim.jobId, claim.attempt, step, claim.token],
  );
  const [row] = rows;
  return { again: row?.again ?? false, elapsedMs: row?.elapsed_ms ?? 0 };
}

/** The oldest message on the topic; the same one each time the same reader asks. */
export async function takeSignal(
  pool: pg.Pool,
  claim: Claim,
  want: { topic: string; reader: string },
): Promise<{ value: unknown } | undefined> {
  const { rows } = await pool.query<{ value: unknown }>(
    `update durable.signal set taken_by = $3
     where id = (
       select id from durable.signal
       where job_id = $1 and topic = $2 and (taken_by is null or taken_by = $3)
       order by taken_by nulls last, id
       limit 1)
     returning value`,
    [claim.jobId, want.topic, want.reader],
  );
  return rows[0];
}
