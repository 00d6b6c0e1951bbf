import { expireRecords, expireRecordsHourly } from '@helix/contracts/activity';
import { handleJob, type JobHandler } from '@helix/runtime/durable';
import type { Context } from '../context.ts';
import { expire } from './expire-records.ts';

export const activitySchedules = [expireRecordsHourly];

export function createActivityJobs(
  ctx: Context,
  { eventRetentionDays }: { eventRetentionDays: number },
): readonly JobHandler[] {
  return [handleJob(expireRecords, ({ signal }) => expire(ctx, { eventRetentionDays, signal }))];
}
