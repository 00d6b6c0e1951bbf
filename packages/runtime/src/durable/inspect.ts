import { z } from 'zod';
import type { SqlExecutor } from './sql-executor.ts';

export const jobStates = ['queued', 'running', 'waiting', 'done', 'dead', 'cancelled'] as const;

const jobRow = z
  .object({
    id: z.string(),
    name: z.string(),
    payload: z.unknown(),
    organization_id: z.string().nullable(),
    state: z.enum(jobStates),
    reason: z.string().nullable(),
    waiting_for: z.string().nullable(),
    error: z.object({ name: z.string(), message: z.string() }).nullable(),
    attempt: z.int(),
    max_attempts: z.int(),
    crashes: z.int(),
    priority: z.int(),
    executor: z.string().nullable(),
    run_at: z.date(),
    due_at: z.date(),
    created_at: z.date(),
    started_at: z.date().nullable(),
    ended_at: z.date().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    name: row.name,
    payload: row.payload,
    organizationId: row.organization_id,
    state: row.state,
    /** Why it waits, or how it ended when that is not success. */
    reason: row.reason,
    waitingFor: row.waiting_for,
    lastError: row.error,
    attempt: row.attempt,
    maxAttempts: row.max_attempts,
    crashes: row.crashes,
    priority: row.priority,
    executor: row.executor,
    runAt: row.run_at,
    dueAt: row.due_at,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }));
export type Job = z.output<typeof jobRow>;
export type JobState = Job['state'];

export async function findJob(sql: SqlExecutor, jobId: string): Promise<Job | undefined> {
  const { rows } = await sql.query('select * from durable.request where id = $1', [jobId]);
  return rows.length === 0 ? undefined : jobRow.parse(rows[0]);
}

/** Newest first. `before` is the last id of the page before. */
export async function listJobs(
  sql: SqlExecutor,
  filter: {
    state?: JobState;
    name?: string;
    organizationId?: string;
    before?: string;
    limit: number;
  },
): Promise<Job[]> {
  const { rows } = await sql.query(
    `select * from durable.request
     where ($1::text is null or state = $1) and ($2::text is null or name = $2)
       and ($3::text is null or organization_id = $3)
       and ($4::text is null or (created_at, id) < (select created_at, id from durable.request where id = $4))
     order by created_at desc, id desc
     limit $5`,
    [
      filter.state ?? null,
      filter.name ?? null,
      filter.organizationId ?? null,
      filter.before ?? null,
      filter.limit,
    ],
  );
  return rows.map((row) => jobRow.parse(row));
}
