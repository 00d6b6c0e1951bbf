export * from './endpoints.ts';
export * from './search-result.ts';
