export { notificationHandlers } from './notification.handlers.ts';
export { createNotificationJobs, notificationSchedules } from './notification.jobs.ts';
export { createNotificationSubscriber } from './notification.subscriber.ts';
