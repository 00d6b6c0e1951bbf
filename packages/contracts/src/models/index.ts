export * from './endpoints.ts';
export * from './events.ts';
export * from './model-tested.ts';
export * from './model.ts';
export * from './provider-facts.ts';
