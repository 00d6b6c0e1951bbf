export * from './board-endpoints.ts';
export * from './column-endpoints.ts';
export * from './department-endpoints.ts';
export * from './label-endpoints.ts';
