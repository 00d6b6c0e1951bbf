export * from './endpoints.ts';
export * from './events.ts';
export * from './failure-reasons.ts';
export * from './jobs.ts';
export * from './run-stats.ts';
export * from './run.ts';
