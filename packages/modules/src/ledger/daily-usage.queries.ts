import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { EndpointResult } from '@helix/contracts';
import type { getDailyUsage } from '@helix/contracts/ledger';
import { schema, type Db } from '@helix/db';
import { groupings, isAsked, usageFigures, type UsageAsked } from './usage.queries.ts';

const { llmCalls, tasks, boards, agents, models } = schema;

type Asked = UsageAsked & {
  readonly splitBy: 'agent' | 'model' | 'board' | 'task';
  readonly groups: number;
};
type Group = { key: string; name: string | null };
type DailyRow = EndpointResult<typeof getDailyUsage>['items'][number];

/** Who cost most; where nothing has a price, who used most. */
export function listLargestGroups(db: Db, organizationId: string, asked: Asked): Promise<Group[]> {
  const { key, name } = groupings(asked.timeZone)[asked.splitBy];
  return db
    .select({ key, name })
    .from(llmCalls)
    .leftJoin(tasks, eq(tasks.id, llmCalls.taskId))
    .leftJoin(boards, eq(boards.id, tasks.boardId))
    .leftJoin(agents, eq(agents.id, llmCalls.agentId))
    .leftJoin(models, eq(models.id, llmCalls.modelId))
    .where(isAsked(db, organizationId, asked))
    .groupBy(sql`1, 2`)
    .orderBy(
      sql`coalesce(sum(${llmCalls.costMicroUsd}), 0) desc`,
      desc(sql`coalesce(sum(${llmCalls.inputTokens} + ${llmCalls.outputTokens}), 0)`),
      sql`1`,
    )
    .limit(asked.groups + 1);
}

/** A row for each day and group; groups that are not among `keys` are one. Without keys there is only one. */
export function listDailyUsage(
  db: Db,
  organizationId: string,
  asked: UsageAsked & { splitBy: Asked['splitBy'] | 'none'; keys: readonly string[] },
): Promise<DailyRow[]> {
  const by = groupings(asked.timeZone);
  const { key } = by[asked.splitBy === 'none' ? 'agent' : asked.splitBy];
  const group =
    asked.splitBy === 'none'
      ? sql<string>`'all'`
      : sql<string>`case when ${asked.keys.length === 0 ? sql`false` : inArray(key, [...asked.keys])} then ${key} else 'other' end`;
  return db
    .select({ day: by.day.key, key: group, ...usageFigures })
    .from(llmCalls)
    .leftJoin(tasks, eq(tasks.id, llmCalls.taskId))
    .leftJoin(boards, eq(boards.id, tasks.boardId))
    .where(isAsked(db, organizationId, asked))
    .groupBy(sql`1, 2`)
    .orderBy(sql`1, 2`)
    .limit(10_000);
}
