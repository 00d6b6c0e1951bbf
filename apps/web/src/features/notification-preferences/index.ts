export { NotificationsPage } from './notifications-page.tsx';
export { preferencesQuery } from './preference-queries.ts';
