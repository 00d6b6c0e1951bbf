import { eventsPerTask, type LargeSize } from './large-organization.ts';

export const organizationId = 'org_01980000000070008000000000000001';
const historyDays = 300;

/** What the statements that follow are written with; gone with the connection. */
export function prepare({ tasks }: LargeSize): readonly string[] {
  return [
    `create function pg_temp.id(prefix text, at timestamptz, n bigint) returns text language sql immutable as $$
       select prefix || '_' || lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
         || '7' || substr(md5(prefix || n), 1, 3) || 'a' || substr(md5(prefix || n), 4, 15) $$`,
    `create function pg_temp.pick(n bigint, salt int, options int) returns int language sql immutable as $$
       select (hashint8(n * 1009 + salt) & 2147483647) % options $$`,
    // A key between others, as the product makes them: an integer part of three digits, and no fraction.
    `create function pg_temp.position_of(n bigint) returns text language sql immutable as $$
       select 'c' || substr(d, (n / 3844)::int % 62 + 1, 1) || substr(d, (n / 62)::int % 62 + 1, 1) || substr(d, n::int % 62 + 1, 1)
       from (values ('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')) digits (d) $$`,
    `create function pg_temp.wire(at timestamptz) returns text language sql immutable as $$
       select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$`,
    `create temp table began as
       select date_trunc('second', now()) - interval '${historyDays} days' as at`,
    // Everything happens at the time of an event; a task is made by the first of its ten.
    `create function pg_temp.at(event bigint) returns timestamptz language sql stable as $$
       select date_trunc('milliseconds', at + event * (interval '${historyDays} days' / ${tasks * eventsPerTask})) from began $$`,
  ];
}
