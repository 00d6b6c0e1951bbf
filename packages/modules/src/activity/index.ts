export { activityHandlers } from './activity.handlers.ts';
