export * from './agent.ts';
export * from './endpoints.ts';
export * from './events.ts';
