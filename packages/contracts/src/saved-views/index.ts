export * from './endpoints.ts';
export * from './events.ts';
export * from './saved-view.ts';
