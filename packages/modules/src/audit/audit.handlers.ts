import * as contract from '@helix/contracts/audit';
import { implement } from '../endpoint-handler.ts';
import { decodeSeqCursor, toSeqPage } from '../seq-page.ts';
import { listEntries } from './audit.queries.ts';
import { verifyAudit } from './verify-audit.ts';

export const auditHandlers = [
  implement(contract.listAudit, async ({ ctx, actor, query }) => {
    const { cursor, limit, ...filter } = query;
    const rows = await listEntries(ctx.db, {
      organizationId: actor.organization.id,
      actor: filter.actor,
      action: filter.action,
      subject: filter.subject,
      from: filter.from,
      to: filter.to,
      before: decodeSeqCursor(cursor),
      limit: limit + 1,
    });
    return toSeqPage(rows, limit);
  }),
  implement(contract.verifyAudit, ({ ctx, actor }) => verifyAudit(ctx, actor.organization.id)),
];
