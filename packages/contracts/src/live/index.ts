export * from './endpoints.ts';
export * from './organization-events.ts';
