import type { EphemeralStore } from './ephemeral-store.ts';
import { withNul, withoutNul } from './plain-text.ts';
import type { Query } from './postgres-connection.ts';

const untilIn = (parameter: string) => `now() + ${parameter}::float8 * interval '1 millisecond'`;

const getStatement = 'select value from ephemeral.keys where key = $1 and expires_at > now()';

const setStatement = `
insert into ephemeral.keys values ($1, $2, ${untilIn('$3')})
on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at`;

const listStatement = `
select key, value from ephemeral.keys where starts_with(key, $1) and expires_at > now()`;

const incrementStatement = `
insert into ephemeral.counters as counter values ($1, $2, ${untilIn('$3')})
on conflict (key) do update set
  value = case when counter.resets_at > now() then counter.value else 0 end + excluded.value,
  resets_at = case when counter.resets_at > now() then counter.resets_at else excluded.resets_at end
returning value, extract(epoch from resets_at - now())::float8 * 1000 as ms`;

export function keysInPostgres(
  query: Query,
): Pick<EphemeralStore, 'get' | 'set' | 'delete' | 'list' | 'increment'> {
  return {
    async get(key) {
      const [row] = await query<{ value: string }>(getStatement, [withoutNul(key)]);
      return row && withNul(row.value);
    },
    async set(key, value, { ttlMs }) {
      await query(setStatement, [withoutNul(key), withoutNul(value), ttlMs]);
    },
    async delete(key) {
      await query('delete from ephemeral.keys where key = $1', [withoutNul(key)]);
    },
    async list(prefix) {
      const rows = await query<{ key: string; value: string }>(listStatement, [withoutNul(prefix)]);
      return new Map(rows.map(({ key, value }) => [withNul(key), withNul(value)]));
    },
    async increment(key, { windowMs, by = 1 }) {
      const values = [withoutNul(key), by, windowMs];
      const [row] = await query<{ value: string; ms: number }>(incrementStatement, values);
      return { value: Number(row?.value), resetsInMs: Math.max(0, Math.ceil(row?.ms ?? 0)) };
    },
  };
}
