export * from './control.ts';
export * from './engine.ts';
export * from './enqueue.ts';
export * from './failure.ts';
export * from './fence.ts';
export * from './inspect.ts';
export * from './job-handler.ts';
export * from './sql-executor.ts';
