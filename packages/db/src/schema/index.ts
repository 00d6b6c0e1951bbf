export * from './agents.ts';
export * from './events.ts';
export * from './idempotency.ts';
export * from './identity.ts';
export * from './models.ts';
export * from './runs.ts';
export * from './structure.ts';
export * from './tasks.ts';
