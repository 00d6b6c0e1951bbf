export * from './endpoints.ts';
export * from './entry.ts';
