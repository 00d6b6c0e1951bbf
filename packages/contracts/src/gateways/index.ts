export * from './endpoints.ts';
export * from './gateway.ts';
