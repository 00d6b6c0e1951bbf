export * from './activity.ts';
export * from './endpoints.ts';
export * from './jobs.ts';
