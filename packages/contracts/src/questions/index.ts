export * from './endpoints.ts';
export * from './events.ts';
export * from './jobs.ts';
export * from './question.ts';
