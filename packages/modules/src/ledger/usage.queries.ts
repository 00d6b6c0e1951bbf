import { and, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import type { UsageRow } from '@helix/contracts/ledger';
import { schema, type Db } from '@helix/db';
import type { VisibleBoards } from '../structure/index.ts';
import { isVisibleCall } from './visible-calls.queries.ts';

const { llmCalls, tasks, boards, agents, models } = schema;

export type UsageGroup = 'agent' | 'task' | 'board' | 'model' | 'day';
export type UsageAsked = {
  readonly visible: VisibleBoards;
  readonly timeZone: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly agentId?: string | undefined;
  readonly modelId?: string | undefined;
  readonly boardId?: string | undefined;
};
type Asked = UsageAsked & { readonly groupBy: UsageGroup };

const sumOf = (tokens: SQL | typeof llmCalls.inputTokens) =>
  sql<number>`coalesce(sum(${tokens}), 0)::float8`;
export const usageFigures = {
  calls: sql<number>`count(*)::int`,
  inputTokens: sumOf(llmCalls.inputTokens),
  outputTokens: sumOf(sql`${llmCalls.outputTokens}`),
  cachedInputTokens: sumOf(sql`${llmCalls.cachedInputTokens}`),
  cacheWriteTokens: sumOf(sql`${llmCalls.cacheWriteTokens}`),
  reasoningTokens: sumOf(sql`${llmCalls.reasoningTokens}`),
  costUsd: sql<number>`(coalesce(sum(${llmCalls.costMicroUsd}), 0) / 1000000.0)::float8`,
  unpricedCalls: sql<number>`count(*) filter (where ${llmCalls.status} <> 'open' and ${llmCalls.costMicroUsd} is null)::int`,
  simulatedCalls: sql<number>`count(*) filter (where ${llmCalls.isSimulated})::int`,
};
export type UsageFigures = Omit<UsageRow, 'key' | 'name'>;

export function listUsage(db: Db, organizationId: string, asked: Asked): Promise<UsageRow[]> {
  const { key, name } = groupings(asked.timeZone)[asked.groupBy];
  const order =
    asked.groupBy === 'day' ? sql`1` : sql`sum(${llmCalls.costMicroUsd}) desc nulls last, 1`;
  return db
    .select({ key, name, ...usageFigures })
    .from(llmCalls)
    .leftJoin(tasks, eq(tasks.id, llmCalls.taskId))
    .leftJoin(boards, eq(boards.id, tasks.boardId))
    .leftJoin(agents, eq(agents.id, llmCalls.agentId))
    .leftJoin(models, eq(models.id, llmCalls.modelId))
    .where(isAsked(db, organizationId, asked))
    .groupBy(sql`1, 2`)
    .orderBy(order)
    .limit(1_000);
}

export async function sumUsage(
  db: Db,
  organizationId: string,
  asked: UsageAsked,
): Promise<UsageFigures> {
  const [row] = await db
    .select(usageFigures)
    .from(llmCalls)
    .leftJoin(tasks, eq(tasks.id, llmCalls.taskId))
    .where(isAsked(db, organizationId, asked));
  if (!row) throw new Error('an aggregate has one row');
  return row;
}

export function isAsked(db: Db, organizationId: string, asked: UsageAsked): SQL | undefined {
  const { visible, from, to, agentId, modelId, boardId } = asked;
  return and(
    eq(llmCalls.organizationId, organizationId),
    isVisibleCall(db, visible),
    from === undefined ? undefined : gte(llmCalls.startedAt, new Date(from)),
    to === undefined ? undefined : lt(llmCalls.startedAt, new Date(to)),
    agentId === undefined ? undefined : eq(llmCalls.agentId, agentId),
    modelId === undefined ? undefined : eq(llmCalls.modelId, modelId),
    boardId === undefined ? undefined : eq(tasks.boardId, boardId),
  );
}

export function groupings(
  timeZone: string,
): Record<UsageGroup, { key: SQL<string>; name: SQL<string> }> {
  const day = sql<string>`to_char(${llmCalls.startedAt} at time zone ${timeZone}, 'YYYY-MM-DD')`;
  return {
    agent: { key: sql`coalesce(${llmCalls.agentId}, 'none')`, name: sql`${agents.name}` },
    model: { key: sql`${llmCalls.modelId}`, name: sql`${models.displayName}` },
    task: {
      key: sql`coalesce(${llmCalls.taskId}, 'none')`,
      name: sql`${boards.key} || '-' || ${tasks.number} || ' ' || ${tasks.title}`,
    },
    board: { key: sql`coalesce(${boards.id}, 'none')`, name: sql`${boards.name}` },
    day: { key: day, name: sql`null::text` },
  };
}
