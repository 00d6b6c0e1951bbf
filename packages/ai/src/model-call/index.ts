export * from './model-call-error.ts';
export * from './model-call.ts';
export * from './probe-model.ts';
export * from './stream-model-call.ts';
