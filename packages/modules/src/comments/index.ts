export { addComment } from './add-comment.ts';
export { findComments } from './comment-parts.ts';
export { commentHandlers } from './comment.handlers.ts';
export { commentSchedules, createCommentJobs } from './comment.jobs.ts';
export { listLatestComments } from './comment.queries.ts';
