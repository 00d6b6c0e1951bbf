export * from './app-error.ts';
export * from './config.ts';
export * from './logger.ts';
export * from './run-process.ts';
export * from './service.ts';
