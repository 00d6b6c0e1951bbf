import { createBatches } from './batches.ts';
import type { EphemeralStore } from './ephemeral-store.ts';
import { withNul, withoutNul } from './plain-text.ts';
import type { Query } from './postgres-connection.ts';

type Append = { stream: string; entries: readonly string[]; maxLength: number; ttlMs: number };

/**
 * Numbers are given out per stream under a lock that is held to the commit, so they become visible in order.
 * The locks are taken by name, so two batches never wait for each other. A stream that was forgotten begins at
 * the time of day in microseconds, which is beyond whatever its readers have seen.
 */
const appendStatement = `
with head as (
  insert into ephemeral.stream_heads as head
  select stream, start, start + added - 1, max_length, now() + ttl_ms * interval '1 millisecond'
  from unnest($1::text[], $2::bigint[], $3::bigint[], $4::float8[])
         as given (stream, added, max_length, ttl_ms),
       (select (extract(epoch from clock_timestamp()) * 1000000)::bigint as start) as clock
  order by stream collate "C"
  on conflict (stream) do update set
    first_id = case when head.expires_at > now()
      then greatest(head.first_id,
        head.last_id + (excluded.last_id - excluded.first_id + 1) - excluded.max_length + 1)
      else head.last_id + 1 end,
    last_id = head.last_id + (excluded.last_id - excluded.first_id + 1),
    max_length = excluded.max_length,
    expires_at = excluded.expires_at
  returning stream, first_id, last_id
), trimmed as (
  delete from ephemeral.stream_entries using head
  where stream_entries.stream = head.stream and stream_entries.id < head.first_id
)
insert into ephemeral.stream_entries
select stream, head.last_id - following, entry
from unnest($5::text[], $6::bigint[], $7::text[]) as added (stream, following, entry)
join head using (stream)`;

const readStatement = `
select stream_entries.id::text, entry from ephemeral.stream_entries join ephemeral.stream_heads as head using (stream)
where stream = $1 and stream_entries.id > $2 and stream_entries.id >= head.first_id and head.expires_at > now()
order by stream_entries.id limit $3`;

export function streamsInPostgres(
  query: Query,
): Pick<EphemeralStore, 'append' | 'read'> & { flushed(): Promise<void> } {
  const batches = createBatches<Append>(async (appends) => {
    await query(appendStatement, appendValues(appends));
  });
  return {
    async append(stream, entries, options) {
      if (entries.length === 0) return;
      const added = { stream: withoutNul(stream), entries: entries.map(withoutNul), ...options };
      await batches.add(added);
    },
    async read(stream, { after, limit }) {
      const last = after !== undefined && /^\d{1,18}$/.test(after) ? after : '0';
      const rows = await query<{ id: string; entry: string }>(readStatement, [
        withoutNul(stream),
        last,
        limit,
      ]);
      return rows.map(({ id, entry }) => ({ id, entry: withNul(entry) }));
    },
    flushed: batches.flushed,
  };
}

/** What was appended to one stream within a batch is added to it at once, under the last one's limits. */
function appendValues(appends: readonly Append[]): unknown[][] {
  const byStream = new Map<string, Append & { entries: string[] }>();
  for (const append of appends) {
    const entries = byStream.get(append.stream)?.entries ?? [];
    entries.push(...append.entries);
    byStream.set(append.stream, { ...append, entries });
  }
  const heads = Array.from(byStream.values(), (head) => ({
    ...head,
    entries: head.entries.slice(-head.maxLength),
  }));
  const added = heads.flatMap(({ stream, entries }) =>
    entries.map((entry, index) => ({ stream, following: entries.length - 1 - index, entry })),
  );
  return [
    heads.map(({ stream }) => stream),
    heads.map(({ entries }) => entries.length),
    heads.map(({ maxLength }) => maxLength),
    heads.map(({ ttlMs }) => ttlMs),
    added.map(({ stream }) => stream),
    added.map(({ following }) => following),
    added.map(({ entry }) => entry),
  ];
}
