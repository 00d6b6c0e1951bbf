export { addComment } from './comment.commands.ts';
export { selectCards, toCard } from './task-card.queries.ts';
export { getTask } from './task.commands.ts';
export { refreshCounters } from './task-counters.queries.ts';
export { taskHandlers } from './task.handlers.ts';
export { lockTask, requireTask } from './task.lookups.ts';
export { moveToCategory } from './task.moves.ts';
export { findTask, listComments } from './task.queries.ts';
export { isClosed } from './task.state.ts';
