export * from './comment.ts';
export * from './endpoints.ts';
export * from './events.ts';
export * from './jobs.ts';
export * from './mention.ts';
