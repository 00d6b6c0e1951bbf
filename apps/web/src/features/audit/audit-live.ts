import { invalidateSoon } from '../../lib/invalidate-soon.ts';
import type { ApplyEvent } from '../live/live-event.ts';
import { auditKeys } from './audit-queries.ts';

/** Every event becomes an entry a moment later. */
export const applyAuditEvent: ApplyEvent = (queries) => {
  invalidateSoon(queries, auditKeys.all);
};
