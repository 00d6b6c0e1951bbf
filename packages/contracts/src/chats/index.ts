export * from './chat.ts';
export * from './endpoints.ts';
export * from './events.ts';
