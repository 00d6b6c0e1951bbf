import { purgeComments, purgeCommentsNightly } from '@helix/contracts/comments';
import { handleJob, type JobHandler } from '@helix/runtime/durable';
import type { Context } from '../context.ts';
import { purgeDeleted } from './comment.queries.ts';

export const commentSchedules = [purgeCommentsNightly] as const;

const keptDeletedMs = 30 * 24 * 3_600_000;

export function createCommentJobs(ctx: Context): readonly JobHandler[] {
  return [
    handleJob(purgeComments, async () => {
      await purgeDeleted(ctx.db, new Date(ctx.now().getTime() - keptDeletedMs));
    }),
  ];
}
