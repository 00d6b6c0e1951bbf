export { AuditPage } from './audit-page.tsx';
export { auditQuery } from './audit-queries.ts';
export { readAuditSearch, toAuditFilter } from './read-audit-filter.ts';
