export { addComment } from './comment.commands.ts';
export { getTask } from './task.commands.ts';
export { taskHandlers } from './task.handlers.ts';
export { moveToCategory } from './task.moves.ts';
export { findTask, listComments } from './task.queries.ts';
export { isClosed } from './task.state.ts';
