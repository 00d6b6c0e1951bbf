import { getCallStats } from '@helix/contracts/ledger';
import { implement } from '../endpoint-handler.ts';
import { visibleBoards } from '../structure/index.ts';
import { countCallReasons, listCallStats, sumCallStats } from './call-stats.queries.ts';
import { findLastDays } from './last-days.queries.ts';

export const callStatsHandlers = [
  implement(getCallStats, async ({ ctx, actor, query }) => {
    const organizationId = actor.organization.id;
    const { timeZone, today, from } = await findLastDays(ctx, organizationId, query);
    const visible = await visibleBoards(ctx.db, actor);
    const asked = { ...query, organizationId, timeZone, from, visible };
    const [items, total, reasons] = await Promise.all([
      listCallStats(ctx.db, asked),
      sumCallStats(ctx.db, asked),
      countCallReasons(ctx.db, asked),
    ]);
    return { timeZone, today, items, total, reasons, nextCursor: null };
  }),
];
