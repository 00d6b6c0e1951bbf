export * from './watcher.ts';
