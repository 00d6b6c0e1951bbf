import { getDailyUsage } from '@helix/contracts/ledger';
import { implement } from '../endpoint-handler.ts';
import { visibleBoards } from '../structure/index.ts';
import { listDailyUsage, listLargestGroups } from './daily-usage.queries.ts';
import { findLastDays } from './last-days.queries.ts';

const others = { key: 'other', name: null };

export const dailyUsageHandlers = [
  implement(getDailyUsage, async ({ ctx, actor, query }) => {
    const organizationId = actor.organization.id;
    const { timeZone, today, from } = await findLastDays(ctx, organizationId, query);
    const { splitBy, ...filter } = query;
    const asked = { ...filter, timeZone, from, visible: await visibleBoards(ctx.db, actor) };
    if (splitBy === 'none') {
      const items = await listDailyUsage(ctx.db, organizationId, { ...asked, splitBy, keys: [] });
      return { timeZone, today, groups: [{ key: 'all', name: null }], items, nextCursor: null };
    }
    const largest = await listLargestGroups(ctx.db, organizationId, { ...asked, splitBy });
    const groups = largest.slice(0, query.groups);
    const items = await listDailyUsage(ctx.db, organizationId, {
      ...asked,
      splitBy,
      keys: groups.map(({ key }) => key),
    });
    const hasOthers = largest.length > groups.length;
    return {
      timeZone,
      today,
      groups: hasOthers ? [...groups, others] : groups,
      items,
      nextCursor: null,
    };
  }),
];
