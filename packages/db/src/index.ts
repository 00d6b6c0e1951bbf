export * from './database.ts';
export * from './events/event.queries.ts';
export * from './migrate.ts';
export * from './prepared.ts';
export * as schema from './schema/index.ts';
export * from './storable.ts';
export * from './together.ts';
export * from './transaction.ts';
