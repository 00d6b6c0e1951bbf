export { auditHandlers } from './audit.handlers.ts';
export { auditSubscriber } from './audit.subscriber.ts';
