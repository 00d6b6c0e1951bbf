export { searchHandlers } from './search.handlers.ts';
export { prefixQuery, searchWords } from './search-words.ts';
export { findStems } from './search.queries.ts';
