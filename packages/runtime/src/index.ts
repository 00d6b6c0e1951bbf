export * from './app-error.ts';
export * from './config.ts';
export * from './instance-settings.ts';
export * from './logger.ts';
export * from './new-id.ts';
export * from './run-process.ts';
export * from './secret-box.ts';
export * from './service.ts';
