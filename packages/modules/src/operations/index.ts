export { checkDatabase } from './operations.queries.ts';
export { createOperationsHandlers } from './operations.handlers.ts';
export { createProcessBeat, listProcesses } from './process-registry.ts';
