import type { AuditFilter } from './audit-queries.ts';

const patterns = {
  actor: /^[a-z]+_[0-9a-z]{8,40}$/,
  action: /^[a-z_]{1,40}\.([a-z_]{1,60}|\*)$/,
  from: /^\d{4}-\d{2}-\d{2}$/,
  to: /^\d{4}-\d{2}-\d{2}$/,
} as const;
export type AuditSearch = Partial<Record<keyof typeof patterns, string>>;

type Address = { readonly get: (name: string) => string | null };

/** What an address asks for, as its fields show it; what is malformed is passed over. */
export function readAuditSearch(address: Address): AuditSearch {
  const read: AuditSearch = {};
  for (const name of ['actor', 'action', 'from', 'to'] as const) {
    const value = address.get(name);
    if (value !== null && patterns[name].test(value)) read[name] = value;
  }
  return read;
}

/** Both days belong to it. */
export function toAuditFilter({ from, to, ...rest }: AuditSearch): AuditFilter {
  return {
    ...rest,
    ...(from !== undefined && { from: `${from}T00:00:00Z` }),
    ...(to !== undefined && { to: `${to}T23:59:59.999Z` }),
  };
}
