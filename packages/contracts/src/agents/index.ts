export * from './agent.ts';
export * from './agent-file.ts';
export * from './agent-template.ts';
export * from './endpoints.ts';
export * from './events.ts';
export * from './file-endpoints.ts';
