export { auditOf } from './audit-entry.policy.ts';
export { auditHandlers } from './audit.handlers.ts';
export { auditSubscriber } from './audit.subscriber.ts';
