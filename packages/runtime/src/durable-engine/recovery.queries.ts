import type pg from 'pg';
import { applicationName, applicationVersion, dbosSchema } from './dbos.ts';

const workflows = `${dbosSchema}.workflow_status`;
/** The id of the workflow that carries out a job's current attempt. */
const workflowId = `r.id || '.' || r.attempt`;
const recoveryQueue = '_dbos_internal_queue';

/** What had not begun there yet did not kill anybody. */
const wasRunning = `state = 'running' and executor is not null`;

export type Recovery = {
  readonly poisoned: number;
  readonly resumed: number;
  readonly requeued: number;
};

/**
 * Hands on everything that dead executors left behind. Runs in the transaction that took their leases away.
 * A job that was cancelled or ended meanwhile matches no statement here, and so never comes back.
 */
export async function recover(
  client: pg.ClientBase,
  dead: readonly string[],
  poisonLimit: number,
): Promise<Recovery> {
  // The fence moves first: from here on nothing that a dead executor still does can count.
  const crashed = await client.query<{ state: string }>(
    `update durable.request r
     set fence = fence + 1,
         executor = null,
         crashes = case when ${wasRunning} then crashes + 1 else crashes end,
         state = case when ${wasRunning} and crashes + 1 >= $2 then 'dead' else state end,
         reason = case when ${wasRunning} and crashes + 1 >= $2 then 'poison' else reason end,
         ended_at = case when ${wasRunning} and crashes + 1 >= $2 then now() else ended_at end
     where state in ('running', 'waiting')
       and (executor = any($1) or id in (
         select r2.id from ${workflows} w join durable.request r2 on w.workflow_uuid = r2.id || '.' || r2.attempt
         where w.status = 'PENDING' and w.executor_id = any($1) and r2.executor is null))
     returning state`,
    [dead, poisonLimit],
  );
  const resumed = await reenqueue(client, 'w.executor_id = any($3)', dead);
  const requeued = await client.query(
    `update durable.request r set state = 'queued', run_at = least(run_at, now())
     where state in ('running', 'waiting') and executor is null
       and not exists (select from ${workflows} w where w.workflow_uuid = ${workflowId})`,
  );
  const poisoned = crashed.rows.filter((row) => row.state === 'dead').length;
  return { poisoned, resumed, requeued: requeued.rowCount ?? 0 };
}

/**
 * DBOS's own recovery statement, guarded by the state of our request: only pending work of exactly this executor
 * and version goes back to the queue, whose dequeue admits one runner.
 */
async function reenqueue(client: pg.ClientBase, which: string, value: unknown): Promise<number> {
  const { rowCount } = await client.query(
    `update ${workflows} w
     set status = 'ENQUEUED', started_at_epoch_ms = null, owner_xid = null,
         updated_at = (extract(epoch from now()) * 1000)::bigint,
         queue_name = coalesce(w.queue_name, '${recoveryQueue}')
     from durable.request r
     where w.status = 'PENDING' and w.application_version = $1
       and (w.application_name = $2 or w.application_name is null)
       and ${which}
       and w.workflow_uuid = ${workflowId} and r.state in ('running', 'waiting') and r.executor is null`,
    [applicationVersion, applicationName, value],
  );
  return rowCount ?? 0;
}

/** In how many dying engines it was running since it last established something. */
export async function findCrashes(pool: pg.Pool, jobId: string): Promise<number> {
  const { rows } = await pool.query<{ crashes: number }>(
    'select crashes from durable.request where id = $1',
    [jobId],
  );
  return rows[0]?.crashes ?? 0;
}

/** Takes the leases that ran out. Of several survivors one gets the row, and with it the work. */
export async function takeDeadLeases(client: pg.ClientBase, leaseMs: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `delete from durable.executor where ${leaseIsOver('$1')} returning id`,
    [leaseMs],
  );
  return rows.map((row) => row.id);
}

/** After the database itself was away, everybody gets a full lease's time to report. */
export const leaseIsOver = (leaseMs: string) =>
  `greatest(beat_at, pg_postmaster_start_time()) + ${leaseMs} * interval '1 millisecond' < now()`;

/** Names that work is recorded under, though none of them holds a lease any more. */
export async function findOrphanedExecutors(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select distinct id from (
       select executor as id from durable.request where state in ('running', 'waiting') and executor is not null
       union
       select w.executor_id from ${workflows} w join durable.request r on w.workflow_uuid = ${workflowId}
       where w.status = 'PENDING' and r.state in ('running', 'waiting')
     ) named
     where not exists (select from durable.executor e where e.id = named.id)`,
  );
  return rows.map((row) => row.id);
}

/** Gives one job back before its time, for another engine to go on with at once. */
export async function handBack(client: pg.ClientBase, jobId: string, token: number): Promise<void> {
  const { rowCount } = await client.query(
    `update durable.request set fence = fence + 1, executor = null
     where id = $1 and fence = $2 and state in ('running', 'waiting')`,
    [jobId, token],
  );
  if (rowCount === 1) await reenqueue(client, 'r.id = $3', jobId);
}
