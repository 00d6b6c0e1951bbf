import { sweepFiles, sweepFilesNightly } from '@helix/contracts/attachments';
import { handleJob, type JobHandler } from '@helix/runtime/durable';
import type { Context } from '../context.ts';
import { forgetFiles, listFilesOf, sweepDisk } from '../files/index.ts';
import { findUsedFiles, purgeAttachments } from './attachment.queries.ts';

export const attachmentSchedules = [sweepFilesNightly] as const;

const dayMs = 24 * 3_600_000;
const keptDeletedMs = 30 * dayMs;
const batch = 200;

export function createAttachmentJobs(ctx: Context): readonly JobHandler[] {
  return [
    handleJob(sweepFiles, async ({ signal }) => {
      await purgeAttachments(ctx.db, new Date(ctx.now().getTime() - keptDeletedMs));
      await forgetUnused(ctx, signal);
      const { removed } = await sweepDisk(ctx, signal);
      if (removed > 0) ctx.log.info({ removed }, 'files that nothing knew were removed');
    }),
  ];
}

/** Files whose attachment is gone, with its task or by itself. */
async function forgetUnused(ctx: Context, signal: AbortSignal): Promise<void> {
  const before = new Date(ctx.now().getTime() - dayMs);
  let after = '';
  while (!signal.aborted) {
    const ids = await listFilesOf(ctx.db, ['attachment', 'thumbnail'], {
      before,
      after,
      limit: batch,
    });
    const used = await findUsedFiles(ctx.db, ids);
    await forgetFiles(
      ctx,
      ids.filter((id) => !used.has(id)),
    );
    const last = ids.at(-1);
    if (last === undefined || ids.length < batch) return;
    after = last;
  }
}
