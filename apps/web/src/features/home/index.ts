export { Home } from './home.tsx';
export {
  endsQuery,
  latestActivityQuery,
  mentionsQuery,
  needsMeQuery,
  openQuestionsQuery,
  queuedRunsQuery,
  spendQuery,
} from './home-queries.ts';
