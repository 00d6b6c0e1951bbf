export * from './endpoints.ts';
export * from './timeline-entry.ts';
