import { AppError } from '../app-error.ts';
import { hintChannel, type SqlExecutor } from './sql-executor.ts';

/** Stops a job for good, wherever it is. Answers whether there was anything left to stop. */
export async function cancelJob(sql: SqlExecutor, jobId: string): Promise<boolean> {
  const { rows } = await sql.query(
    `with cancelled as (
       update durable.request
       set state = 'cancelled', reason = 'cancelled', waiting_for = null, ended_at = now(), fence = fence + 1
       where id = $1 and state in ('queued', 'running', 'waiting')
       returning id
     )
     select pg_notify('${hintChannel}', 'look:' || id) from cancelled`,
    [jobId],
  );
  return rows.length > 0;
}

/** Delivers a value to a job that waits for it, or will. Each wait takes one, in the order they were sent. */
export async function signalJob(
  sql: SqlExecutor,
  message: { jobId: string; topic: string; value: unknown },
): Promise<void> {
  const { rows } = await sql.query(
    `with sent as (
       insert into durable.signal (job_id, topic, value)
       select id, $2, $3 from durable.request where id = $1 and state in ('queued', 'running', 'waiting')
       returning job_id
     )
     select pg_notify('${hintChannel}', 'look:' || job_id) from sent`,
    [message.jobId, message.topic, JSON.stringify(message.value ?? null)],
  );
  if (rows.length === 0) throw noSuchJob(message.jobId, 'is over or unknown');
}

/** What a person says of a step whose outcome nobody knows. */
export type Decision =
  | { readonly outcome: 'repeat' }
  | { readonly outcome: 'done'; readonly result: unknown }
  | { readonly outcome: 'failed'; readonly message: string };

export const decisionTopic = (step: string) => `decision:${step}`;

export async function resolveJob(
  sql: SqlExecutor,
  jobId: string,
  decision: Decision,
): Promise<void> {
  const { rows } = await sql.query(
    `with sent as (
       insert into durable.signal (job_id, topic, value)
       select id, waiting_for, $2 from durable.request
       where id = $1 and state = 'waiting' and reason = 'outcome_unknown'
       for update
       returning job_id
     )
     select pg_notify('${hintChannel}', 'look:' || job_id) from sent`,
    [jobId, JSON.stringify(decision)],
  );
  if (rows.length === 0) throw noSuchJob(jobId, 'does not wait for a decision');
}

/** Gives a dead letter a fresh set of attempts; steps that had finished are not done again. */
export async function requeueJob(sql: SqlExecutor, jobId: string): Promise<void> {
  const { rows } = await sql.query(
    `with requeued as (
       update durable.request
       set state = 'queued', reason = null, run_at = now(), ended_at = null, crashes = 0, executor = null,
           fence = fence + 1, max_attempts = attempt + first_attempts, attempt = attempt + 1
       where id = $1 and state = 'dead'
       returning id
     )
     select pg_notify('${hintChannel}', 'job') from requeued`,
    [jobId],
  );
  if (rows.length === 0) throw noSuchJob(jobId, 'is no dead letter');
}

/** A disabled schedule does not fire; ticks that pass meanwhile are not made up for. */
export async function setScheduleEnabled(
  sql: SqlExecutor,
  name: string,
  enabled: boolean,
): Promise<void> {
  await sql.query(
    `with changed as (
       update durable.schedule set enabled = $2, next_at = null where name = $1 and enabled <> $2 returning name
     )
     select pg_notify('${hintChannel}', 'job') from changed`,
    [name, enabled],
  );
}

const noSuchJob = (jobId: string, why: string) =>
  new AppError('resource.not_found', `Job ${jobId} ${why}`, { details: { jobId } });
