export * from './account-endpoints.ts';
export * from './api-key-endpoints.ts';
export * from './auth-endpoints.ts';
export * from './organization-endpoints.ts';
export * from './setup-endpoints.ts';
