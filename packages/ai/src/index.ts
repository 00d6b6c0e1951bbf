export * from './model-call/index.ts';
export * from './simulated/index.ts';
