export * from './board.ts';
export * from './endpoints.ts';
export * from './events.ts';
