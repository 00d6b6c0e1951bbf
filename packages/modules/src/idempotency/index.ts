export { runOnce } from './run-once.ts';
export { deleteKeysBefore } from './idempotency.queries.ts';
