export * from './model-call/index.ts';
export * from './recordings/index.ts';
export * from './simulated/index.ts';
