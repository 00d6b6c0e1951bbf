import { createHash } from 'node:crypto';
import type { AuditEntry } from '@helix/contracts/audit';
import { canonicalJson } from './canonical-json.ts';

/** What the first entry of an organization refers to. */
export const chainStart = '0'.repeat(64);

/** Covers everything of the entry, its tenant and, through the previous hash, all entries before it. */
export function hashEntry(organizationId: string, entry: Omit<AuditEntry, 'hash'>): string {
  const { previousHash, ...content } = entry;
  return createHash('sha256')
    .update(`${previousHash}\n${canonicalJson({ ...content, organizationId })}`)
    .digest('hex');
}
