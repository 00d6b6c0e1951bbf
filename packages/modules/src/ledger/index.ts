export { callStatsHandlers } from './call-stats.handlers.ts';
export { dailyUsageHandlers } from './daily-usage.handlers.ts';
export { findLastDays } from './last-days.queries.ts';
export { ledgerHandlers } from './ledger.handlers.ts';
export { recordCall, recordTestCalls } from './record-call.ts';
export { closeOpenCalls } from './ledger.queries.ts';
export { findTypicalCosts } from './typical-cost.queries.ts';
