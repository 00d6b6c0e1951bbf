export { checkDatabase } from './operations.queries.ts';
export type { PartCheck } from './readiness.ts';
export { createOperationsHandlers } from './operations.handlers.ts';
export { createProcessBeat, listProcesses } from './process-registry.ts';
