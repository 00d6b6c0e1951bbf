export { requireSeeingMember } from './seeing-member.ts';
export { watchTask, type AutomaticReason } from './watch-task.ts';
export { watcherHandlers } from './watcher.handlers.ts';
