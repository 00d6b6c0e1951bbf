import type { AuditEntry, AuditVerdict } from '@helix/contracts/audit';
import type { Context } from '../context.ts';
import { chainStart, hashEntry } from './audit-chain.ts';
import { findChainEnd, listEntriesAfter, type ChainEnd } from './audit.queries.ts';
import { auditSubscriberName } from './audit.subscriber.ts';

const batchSize = 1_000;

const sentences = {
  altered: 'does not match its hash: it was changed, or one before it was',
  missing: 'is missing',
  truncated: 'and whatever came after it was cut off',
  forged: 'was not written by this installation',
} as const;

type Broken = { readonly seq: number; readonly problem: keyof typeof sentences };

/** Walks the whole chain in batches, and compares its end with what is known to have been written. */
export async function verifyAudit(
  ctx: Pick<Context, 'db'>,
  organizationId: string,
): Promise<AuditVerdict> {
  const end = await findChainEnd(ctx.db, { organizationId, subscriber: auditSubscriberName });
  const headSeq = end.head?.lastSeq ?? 0;
  let previousHash = chainStart;
  let checked = 0;
  while (checked < headSeq) {
    const limit = Math.min(batchSize, headSeq - checked);
    const entries = await listEntriesAfter(ctx.db, { organizationId, after: checked, limit });
    if (entries.length === 0) break;
    for (const entry of entries) {
      const broken = checkEntry(organizationId, entry, { seq: checked + 1, previousHash });
      if (broken) return verdict(end, checked, broken);
      previousHash = entry.hash;
      checked = entry.seq;
    }
  }
  return verdict(end, checked, checkEnd(end, checked, previousHash));
}

function checkEntry(
  organizationId: string,
  { hash, ...content }: AuditEntry,
  expected: { seq: number; previousHash: string },
): Broken | undefined {
  if (content.seq !== expected.seq) return { seq: expected.seq, problem: 'missing' };
  const isLinked = content.previousHash === expected.previousHash;
  if (isLinked && hash === hashEntry(organizationId, content)) return undefined;
  return { seq: content.seq, problem: 'altered' };
}

function checkEnd(end: ChainEnd, checked: number, lastHash: string): Broken | undefined {
  const headSeq = end.head?.lastSeq ?? 0;
  if (checked < headSeq) return { seq: checked + 1, problem: 'truncated' };
  if (end.newestSeq > headSeq) return { seq: headSeq + 1, problem: 'forged' };
  if (end.head && end.head.lastHash !== lastHash) return { seq: headSeq, problem: 'altered' };
  if (end.hasUnrecordedEvent) return { seq: headSeq + 1, problem: 'truncated' };
  return undefined;
}

function verdict(end: ChainEnd, entries: number, broken: Broken | undefined): AuditVerdict {
  return {
    ok: broken === undefined,
    entries,
    headSeq: end.head?.lastSeq ?? 0,
    headHash: end.head?.lastHash ?? null,
    firstBrokenSeq: broken?.seq ?? null,
    problem: broken?.problem ?? null,
    message: broken
      ? `Entry ${broken.seq} ${sentences[broken.problem]}.`
      : `All ${entries} entries are as they were written.`,
  };
}
