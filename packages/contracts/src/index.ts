export * from './durations.ts';
export * from './endpoint.ts';
export * from './errors.ts';
export * from './event.ts';
export * from './id.ts';
export * from './job.ts';
export * from './page.ts';
export * from './problem.ts';
