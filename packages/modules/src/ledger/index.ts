export { dailyUsageHandlers } from './daily-usage.handlers.ts';
export { findLastDays } from './last-days.queries.ts';
export { ledgerHandlers } from './ledger.handlers.ts';
export { closeLostCalls, recordCall, recordTestCalls } from './record-call.ts';
export { findTypicalCosts } from './typical-cost.queries.ts';
