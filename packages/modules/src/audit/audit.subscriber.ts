import type { AuditEntry } from '@helix/contracts/audit';
import { defineSubscriber, type LoggedEvent, type Subscriber } from '../subscribers/index.ts';
import { chainStart, hashEntry } from './audit-chain.ts';
import { auditOf, unauditedTypes } from './audit-entry.policy.ts';
import { insertEntries, lockHead, type AuditHead } from './audit.queries.ts';

export const auditSubscriberName = 'audit';

/** Every fact becomes an entry of the chain. It may miss none: it rather stops than go past one. */
export const auditSubscriber: Subscriber = defineSubscriber({
  name: auditSubscriberName,
  from: 'beginning',
  onPoison: 'stop',
  async handle(tx, { organizationId, events }) {
    const audited = events.filter(({ type }) => !unauditedTypes.includes(type));
    if (audited.length === 0) return;
    const head = await lockHead(tx.db, organizationId);
    await insertEntries(tx.db, organizationId, chainEntries(organizationId, head, audited));
  },
});

function chainEntries(
  organizationId: string,
  head: AuditHead | undefined,
  events: readonly LoggedEvent[],
): AuditEntry[] {
  let seq = head?.lastSeq ?? 0;
  let previousHash = head?.lastHash ?? chainStart;
  return events.map((event) => {
    seq += 1;
    const content = {
      seq,
      eventSeq: event.seq,
      at: event.at,
      actor: event.actor,
      action: event.type,
      ...auditOf(event),
      boardId: event.boardId,
      runId: event.runId ?? null,
      origin: event.origin,
      previousHash,
    };
    const entry = { ...content, hash: hashEntry(organizationId, content) };
    previousHash = entry.hash;
    return entry;
  });
}
