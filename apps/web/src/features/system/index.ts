export { SystemPage } from './system-page.tsx';
export { readinessQuery } from './system-queries.ts';
