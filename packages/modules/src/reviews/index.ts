export { reviewHandlers } from './review.handlers.ts';
export { findFeedback } from './review.queries.ts';
