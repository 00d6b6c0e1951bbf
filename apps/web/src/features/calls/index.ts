export { CallPage } from './call-page.tsx';
export { callsQuery } from './call-queries.ts';
export { CallsPage } from './calls-page.tsx';
export { readCallsFilter } from './read-calls-filter.ts';
