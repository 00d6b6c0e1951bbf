import { getRunStats } from '@helix/contracts/runs';
import { implement } from '../endpoint-handler.ts';
import { visibleBoards } from '../structure/index.ts';
import { findTimeZone } from '../tasks/index.ts';
import { countReasons, listRunStats, sumRunStats } from './run-stats.queries.ts';

export const runStatsHandlers = [
  implement(getRunStats, async ({ ctx, actor, query }) => {
    const organizationId = actor.organization.id;
    const timeZone = await findTimeZone(ctx.db, organizationId);
    const visible = await visibleBoards(ctx.db, actor);
    const asked = { ...query, organizationId, timeZone, visible };
    const [items, total, reasons] = await Promise.all([
      listRunStats(ctx.db, asked),
      sumRunStats(ctx.db, asked),
      countReasons(ctx.db, asked),
    ]);
    return { timeZone, items, total, reasons, nextCursor: null };
  }),
];
