'use client';

import { isRecord } from '../../lib/is-record.ts';
import { readStored } from '../../lib/read-stored.ts';

/** Coming back after less is the same visit. */
const sameVisitMs = 15 * 60_000;
const keyOf = (organizationId: string) => `helix-home-${organizationId}`;

/** When somebody was here before, in this browser; null at the first time. Being asked is being here. */
export function visitHome(organizationId: string, now = new Date()): string | null {
  const known = read(organizationId);
  const isSame = known !== null && now.getTime() - Date.parse(known.now) < sameVisitMs;
  const before = isSame ? known.before : (known?.now ?? null);
  try {
    localStorage.setItem(keyOf(organizationId), JSON.stringify({ before, now: now.toISOString() }));
  } catch {
    // A browser that keeps nothing is here for the first time each time.
  }
  return before;
}

function read(organizationId: string): { before: string | null; now: string } | null {
  const stored = readStored(keyOf(organizationId));
  const { before, now } = isRecord(stored) ? stored : {};
  if (typeof now !== 'string') return null;
  return { before: typeof before === 'string' ? before : null, now };
}
