import type pg from 'pg';
import type { Logger } from '../logger.ts';

const everyMs = 90_000;

const statement = `
with dead_keys as (delete from ephemeral.keys where expires_at < now()),
     dead_counters as (delete from ephemeral.counters where resets_at < now()),
     dead_streams as (delete from ephemeral.streams where expires_at < now() returning stream)
delete from ephemeral.entries using dead_streams where entries.stream = dead_streams.stream`;

/** Removes what has expired. Rarely, and not all processes at the same time: reads ignore it anyway. */
export function sweepRegularly(pool: pg.Pool, log: Logger): () => void {
  let timer: NodeJS.Timeout;
  const schedule = () => {
    timer = setTimeout(
      () => {
        pool
          .query(statement)
          .catch((error: unknown) =>
            log.debug({ err: error }, 'expired entries stay a little longer'),
          )
          .finally(schedule);
      },
      everyMs * (0.75 + Math.random() / 2),
    );
    timer.unref();
  };
  schedule();
  return () => clearTimeout(timer);
}
