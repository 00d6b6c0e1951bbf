export * from './event-log.ts';
export * from './large-organization.ts';
export * from './seed-large-organization.ts';
