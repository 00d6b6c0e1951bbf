import type pg from 'pg';
import { z } from 'zod';
import type { ScheduleType } from '@helix/contracts';
import { inTransaction } from './database.ts';
import { firstTick, planTicks } from './schedule-ticks.ts';

/** Makes the code's schedules known. A changed calendar starts anew; whether a schedule is enabled is the users' matter. */
export async function publishSchedules(
  pool: pg.Pool,
  schedules: readonly ScheduleType[],
): Promise<void> {
  for (const { name, cron, timeZone, job, payload, backfill } of schedules) {
    job.payload.parse(payload);
    firstTick({ cron, timeZone, backfill }, new Date());
    await pool.query(
      `insert into durable.schedule as s (name, cron, time_zone, job, payload, attempts, backfill)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (name) do update
       set job = excluded.job, payload = excluded.payload, attempts = excluded.attempts, backfill = excluded.backfill,
           cron = excluded.cron, time_zone = excluded.time_zone,
           next_at = case when (s.cron, s.time_zone) = (excluded.cron, excluded.time_zone) then s.next_at end`,
      [name, cron, timeZone, job.name, JSON.stringify(payload), job.attempts, backfill],
    );
  }
}

const dueRow = z.object({
  name: z.string(),
  cron: z.string(),
  time_zone: z.string(),
  job: z.string(),
  payload: z.unknown(),
  attempts: z.int(),
  backfill: z.enum(['all', 'last', 'none']),
  next_at: z.date().nullable(),
  now: z.date(),
});

/** Turns due ticks into jobs. The row's lock makes one engine do it; the job's id says which tick it is. */
export async function fireDueSchedules(pool: pg.Pool, graceMs: number): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query(
      `select *, now() as now from durable.schedule
       where enabled and coalesce(next_at, now()) <= now()
       for update skip locked`,
    );
    let fired = 0;
    for (const row of rows) {
      const due = dueRow.parse(row);
      const calendar = { cron: due.cron, timeZone: due.time_zone, backfill: due.backfill };
      const plan = due.next_at
        ? planTicks(calendar, due.next_at, { at: due.now, graceMs })
        : { fire: [], next: firstTick(calendar, due.now) };
      for (const tick of plan.fire) await insertTick(client, due, tick);
      fired += plan.fire.length;
      await client.query(
        `update durable.schedule set next_at = coalesce($2::timestamptz, 'infinity') where name = $1`,
        [due.name, plan.next],
      );
    }
    return fired;
  });
}

async function insertTick(
  client: pg.ClientBase,
  due: z.output<typeof dueRow>,
  tick: Date,
): Promise<void> {
  await client.query(
    `insert into durable.request (id, name, payload, run_at, due_at, max_attempts, first_attempts)
     values ($1, $2, $3, $4, $4, $5, $5)
     on conflict do nothing`,
    [`${due.name}@${tick.toISOString()}`, due.job, JSON.stringify(due.payload), tick, due.attempts],
  );
}
