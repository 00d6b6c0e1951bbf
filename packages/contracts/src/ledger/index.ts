export * from './call-stats.ts';
export * from './daily-usage.ts';
export * from './endpoints.ts';
export * from './llm-call.ts';
export * from './price-table.ts';
