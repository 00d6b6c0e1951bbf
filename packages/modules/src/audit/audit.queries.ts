import { and, asc, desc, eq, gt, gte, lt, lte, notInArray, sql } from 'drizzle-orm';
import type { AuditEntry } from '@helix/contracts/audit';
import { schema, type Db } from '@helix/db';
import { unauditedTypes } from './audit-entry.policy.ts';

const { auditEntries, auditHeads, events, subscriberCursors } = schema;

export type AuditHead = { readonly lastSeq: number; readonly lastHash: string };

function toEntry(row: typeof auditEntries.$inferSelect): AuditEntry {
  const { organizationId: _tenant, actorId: _actor, subjectId: _subject, ...entry } = row;
  return { ...entry, at: entry.at.toISOString() };
}

/** The end of the chain, ours until commit. */
export async function lockHead(db: Db, organizationId: string): Promise<AuditHead | undefined> {
  const [row] = await db
    .select({ lastSeq: auditHeads.lastSeq, lastHash: auditHeads.lastHash })
    .from(auditHeads)
    .where(eq(auditHeads.organizationId, organizationId))
    .for('update');
  return row;
}

export async function insertEntries(
  db: Db,
  organizationId: string,
  entries: readonly AuditEntry[],
): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  await db.insert(auditEntries).values(
    entries.map((entry) => ({
      ...entry,
      organizationId,
      at: new Date(entry.at),
      actorId: entry.actor.id,
      subjectId: entry.subject?.id ?? null,
    })),
  );
  const head = { lastSeq: last.seq, lastHash: last.hash };
  await db
    .insert(auditHeads)
    .values({ organizationId, ...head })
    .onConflictDoUpdate({ target: auditHeads.organizationId, set: head });
}

export async function listEntries(
  db: Db,
  page: {
    organizationId: string;
    actor: string | undefined;
    action: string | undefined;
    subject: string | undefined;
    from: string | undefined;
    to: string | undefined;
    before: number | undefined;
    limit: number;
  },
): Promise<AuditEntry[]> {
  const rows = await db
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.organizationId, page.organizationId),
        page.actor === undefined ? undefined : eq(auditEntries.actorId, page.actor),
        page.action === undefined ? undefined : actionIs(page.action),
        page.subject === undefined ? undefined : eq(auditEntries.subjectId, page.subject),
        page.from === undefined ? undefined : gte(auditEntries.at, new Date(page.from)),
        page.to === undefined ? undefined : lte(auditEntries.at, new Date(page.to)),
        page.before === undefined ? undefined : lt(auditEntries.seq, page.before),
      ),
    )
    .orderBy(desc(auditEntries.seq))
    .limit(page.limit);
  return rows.map(toEntry);
}

function actionIs(action: string) {
  return action.endsWith('.*')
    ? sql`starts_with(${auditEntries.action}, ${action.slice(0, -1)})`
    : eq(auditEntries.action, action);
}

export async function listEntriesAfter(
  db: Db,
  range: { organizationId: string; after: number; limit: number },
): Promise<AuditEntry[]> {
  const rows = await db
    .select()
    .from(auditEntries)
    .where(
      and(eq(auditEntries.organizationId, range.organizationId), gt(auditEntries.seq, range.after)),
    )
    .orderBy(asc(auditEntries.seq))
    .limit(range.limit);
  return rows.map(toEntry);
}

export type ChainEnd = {
  readonly head: AuditHead | undefined;
  /** The last entry that is really there; 0 when there is none. */
  readonly newestSeq: number;
  /** An event that was put on record, as the subscriber's cursor says, and of which there is no entry. */
  readonly hasUnrecordedEvent: boolean;
};

/** One statement, so that all of it is of one moment. */
export async function findChainEnd(
  db: Db,
  chain: { organizationId: string; subscriber: string },
): Promise<ChainEnd> {
  const { organizationId } = chain;
  const newest = sql`(select max(seq) from ${auditEntries} where organization_id = ${organizationId})`;
  const newestEvent = sql`coalesce((select event_seq from ${auditEntries}
    where organization_id = ${organizationId} order by seq desc limit 1), 0)`;
  const { rows } = await db.execute<{
    last_seq: string | null;
    last_hash: string | null;
    newest: string | null;
    unrecorded: boolean;
  }>(sql`
    select head.last_seq, head.last_hash, ${newest} as newest,
      exists (
        select from ${events} event
        where event.organization_id = ${organizationId} and event.seq > ${newestEvent}
          and event.seq <= coalesce((select last_seq from ${subscriberCursors}
            where organization_id = ${organizationId} and subscriber = ${chain.subscriber}), 0)
          and ${notInArray(sql`event.type`, [...unauditedTypes])}
      ) as unrecorded
    from (select) as one left join ${auditHeads} head on head.organization_id = ${organizationId}`);
  const [row] = rows;
  return {
    head:
      row?.last_seq && row.last_hash
        ? { lastSeq: Number(row.last_seq), lastHash: row.last_hash }
        : undefined,
    newestSeq: Number(row?.newest ?? 0),
    hasUnrecordedEvent: row?.unrecorded ?? false,
  };
}
