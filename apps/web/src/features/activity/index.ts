export { ActivityList } from './activity-list.tsx';
export { ActivityPage } from './activity-page.tsx';
export { activityQuery } from './activity-queries.ts';
export { readActivityFilter } from './read-activity-filter.ts';
