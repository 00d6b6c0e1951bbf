export * from './endpoints.ts';
export * from './events.ts';
export * from './file-endpoints.ts';
export * from './skill.ts';
