import { getDailyUsage } from '@helix/contracts/ledger';
import { implement } from '../endpoint-handler.ts';
import { visibleBoards } from '../structure/index.ts';
import { findTimeZone } from '../tasks/index.ts';
import { listDailyUsage, listLargestGroups } from './daily-usage.queries.ts';

const others = { key: 'other', name: null };

export const dailyUsageHandlers = [
  implement(getDailyUsage, async ({ ctx, actor, query }) => {
    const organizationId = actor.organization.id;
    const timeZone = await findTimeZone(ctx.db, organizationId);
    const { splitBy, ...filter } = query;
    const asked = { ...filter, timeZone, visible: await visibleBoards(ctx.db, actor) };
    if (splitBy === 'none') {
      const items = await listDailyUsage(ctx.db, organizationId, { ...asked, splitBy, keys: [] });
      return { timeZone, groups: [{ key: 'all', name: null }], items, nextCursor: null };
    }
    const largest = await listLargestGroups(ctx.db, organizationId, { ...asked, splitBy });
    const groups = largest.slice(0, query.groups);
    const items = await listDailyUsage(ctx.db, organizationId, {
      ...asked,
      splitBy,
      keys: groups.map(({ key }) => key),
    });
    const hasOthers = largest.length > groups.length;
    return { timeZone, groups: hasOthers ? [...groups, others] : groups, items, nextCursor: null };
  }),
];
