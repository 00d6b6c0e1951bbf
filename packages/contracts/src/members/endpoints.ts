export * from './invitation-endpoints.ts';
export * from './member-endpoints.ts';
