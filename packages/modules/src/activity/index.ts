export { activityHandlers } from './activity.handlers.ts';
export { activitySchedules, createActivityJobs } from './activity.jobs.ts';
