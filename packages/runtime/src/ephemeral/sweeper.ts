import type { Logger } from '../logger.ts';
import type { Query } from './postgres-connection.ts';

const everyMs = 90_000;

/** Passes over whatever somebody holds just now: it is being renewed, or another process is sweeping it. */
const statement = `
with dead_keys as (
  delete from ephemeral.keys where key in (
    select key from ephemeral.keys where expires_at < now() for update skip locked)
), dead_counters as (
  delete from ephemeral.counters where key in (
    select key from ephemeral.counters where resets_at < now() for update skip locked)
), dead_streams as (
  delete from ephemeral.stream_heads where stream in (
    select stream from ephemeral.stream_heads where expires_at < now() for update skip locked)
  returning stream
)
delete from ephemeral.stream_entries using dead_streams where stream_entries.stream = dead_streams.stream`;

export const sweep = (query: Query) => query(statement, []);

/** Removes what has expired. Rarely, and not all processes at the same time: reads ignore it anyway. */
export function sweepRegularly(query: Query, log: Logger): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const schedule = () => {
    if (stopped) return;
    timer = setTimeout(
      () => {
        sweep(query)
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
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
