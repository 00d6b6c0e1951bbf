export * from './attachment.ts';
export * from './endpoints.ts';
export * from './events.ts';
export * from './jobs.ts';
