import {
  announceDueTasks,
  announceDueTasksSchedule,
  sendNotificationMails,
  sendNotificationMailsSchedule,
} from '@helix/contracts/notifications';
import { handleJob, type JobHandler } from '@helix/runtime/durable';
import type { Context } from '../context.ts';
import { announceDue } from './announce-due-tasks.ts';
import { sendMails } from './send-mails.ts';

export const notificationSchedules = [announceDueTasksSchedule, sendNotificationMailsSchedule];

export function createNotificationJobs(ctx: Context): readonly JobHandler[] {
  return [
    handleJob(announceDueTasks, (job) => announceDue(ctx, job.signal)),
    handleJob(sendNotificationMails, (job) => sendMails(ctx, job.signal)),
  ];
}
