import { getRunStats } from '@helix/contracts/runs';
import { implement } from '../../endpoint-handler.ts';
import { findLastDays } from '../../ledger/index.ts';
import { visibleBoards } from '../../structure/index.ts';
import { countReasons, listRunStats, sumRunStats } from './run-stats.queries.ts';

export const runStatsHandlers = [
  implement(getRunStats, async ({ ctx, actor, query }) => {
    const organizationId = actor.organization.id;
    const { timeZone, today, from } = await findLastDays(ctx, organizationId, query);
    const visible = await visibleBoards(ctx.db, actor);
    const asked = { ...query, organizationId, timeZone, from, visible };
    const [items, total, reasons] = await Promise.all([
      listRunStats(ctx.db, asked),
      sumRunStats(ctx.db, asked),
      countReasons(ctx.db, asked),
    ]);
    return { timeZone, today, items, total, reasons, nextCursor: null };
  }),
];
