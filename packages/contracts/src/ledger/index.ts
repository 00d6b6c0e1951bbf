export * from './endpoints.ts';
export * from './llm-call.ts';
