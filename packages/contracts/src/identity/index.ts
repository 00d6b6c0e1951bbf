export * from './api-key.ts';
export * from './endpoints.ts';
export * from './events.ts';
export * from './jobs.ts';
export * from './organization.ts';
export * from './session.ts';
export * from './user.ts';
