export * from './endpoints.ts';
export * from './events.ts';
export * from './organization-import.ts';
export * from './task-import.ts';
