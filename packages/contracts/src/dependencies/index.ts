export * from './dependency.ts';
export * from './endpoints.ts';
export * from './events.ts';
