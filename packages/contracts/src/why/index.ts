export * from './endpoints.ts';
export * from './why.ts';
