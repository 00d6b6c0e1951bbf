import { v7 } from 'uuid';
import { z } from 'zod';
import type { JobType } from '@helix/contracts';
import { hintChannel, type SqlExecutor } from './sql-executor.ts';

export type EnqueueOptions = {
  /** Enqueuing the same id again changes nothing. */
  readonly id?: string;
  readonly organizationId?: string;
  /** While a job of this name and key is unfinished, another is not added. */
  readonly dedupeKey?: string;
  /** Higher ones first. */
  readonly priority?: number;
  readonly runAt?: Date;
};

export type EnqueueRequest<J extends JobType = JobType> = EnqueueOptions & {
  readonly job: J;
  readonly payload: z.input<J['payload']>;
};

// The hint rides in the transaction: it is sent at commit and never for work that was rolled back.
const insertRequest = {
  name: 'insert_request',
  text: `with inserted as (
      insert into durable.request
        (id, name, payload, organization_id, dedupe_key, priority, run_at, due_at, max_attempts, first_attempts)
      values ($1, $2, $3, $4, $5, $6, coalesce($7, now()), coalesce($7, now()), $8, $8)
      on conflict do nothing
      returning id
    )
    select id, pg_notify('${hintChannel}', 'job') from inserted`,
};

const findExisting = `
  select id from durable.request
  where id = $1 or (name = $2 and dedupe_key = $3 and state in ('queued', 'running', 'waiting'))
  order by id = $1 desc
  limit 1`;

const idRow = z.object({ id: z.string() });

/** Records the wish inside the caller's transaction; answers with the id of the job that will fulfil it. */
export async function enqueueJob<J extends JobType>(
  sql: SqlExecutor,
  request: EnqueueRequest<J>,
): Promise<string> {
  const { job, payload } = request;
  const id = request.id ?? `job_${v7().replaceAll('-', '')}`;
  const dedupeKey = request.dedupeKey ?? null;
  // Checked here, where the mistake is made; stored as given, so that it is parsed once where it is used.
  job.payload.parse(payload);
  const values = [
    id,
    job.name,
    JSON.stringify(payload),
    request.organizationId ?? null,
    dedupeKey,
    request.priority ?? 0,
    request.runAt ?? null,
    job.attempts,
  ];
  for (;;) {
    const inserted = await sql.query(insertRequest, values);
    if (inserted.rows.length > 0) return id;
    const existing = await sql.query(findExisting, [id, job.name, dedupeKey]);
    // Empty when the one in the way has just finished: then there is room now.
    if (existing.rows.length > 0) return idRow.parse(existing.rows[0]).id;
  }
}
