export * from './all-endpoints.ts';
export * from './openapi.ts';
