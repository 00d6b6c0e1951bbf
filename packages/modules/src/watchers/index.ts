export { watchTask, type AutomaticReason } from './watch-task.ts';
export { watcherHandlers } from './watcher.handlers.ts';
