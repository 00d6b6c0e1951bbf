import { tidyAccess, tidyAccessDaily } from '@helix/contracts/identity';
import { handleJob, type JobHandler } from '@helix/runtime/durable';
import type { Context } from '../context.ts';
import { deleteAccessOverSince } from './tidy.queries.ts';

const keptMs = 30 * 24 * 60 * 60_000;

export const identitySchedules = [tidyAccessDaily];

export function createIdentityJobs(ctx: Context): readonly JobHandler[] {
  return [
    handleJob(tidyAccess, () =>
      ctx.transaction((tx) => deleteAccessOverSince(tx.db, new Date(ctx.now().getTime() - keptMs))),
    ),
  ];
}
