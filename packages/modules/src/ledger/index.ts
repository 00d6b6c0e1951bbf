export { ledgerHandlers } from './ledger.handlers.ts';
export { closeLostCalls, recordCall } from './record-call.ts';
