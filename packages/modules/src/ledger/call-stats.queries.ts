import { and, desc, eq, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { CallFigures, callStatGroups, CallStatsRow } from '@helix/contracts/ledger';
import { schema, type Db } from '@helix/db';
import { groupings, isAsked, type UsageAsked } from './usage.queries.ts';

const { llmCalls, tasks, boards, agents, models } = schema;

export type CallStatsAsked = UsageAsked & {
  readonly organizationId: string;
  readonly groupBy: (typeof callStatGroups)[number];
};

const isAnswered = eq(llmCalls.status, 'finished');
const hasFailed = eq(llmCalls.status, 'failed');
const percentile = (part: number, ms: PgColumn) => sql`round(percentile_cont(${part}::float8)
  within group (order by ${ms}) filter (where ${isAnswered}))`;
const durations = (ms: PgColumn) => sql<CallFigures['totalMs']>`
  case when count(${ms}) filter (where ${isAnswered}) = 0 then null else json_build_object(
    'p50', ${percentile(0.5, ms)}, 'p95', ${percentile(0.95, ms)}) end`;

const figures = {
  answered: sql<number>`count(*) filter (where ${isAnswered})::int`,
  failed: sql<number>`count(*) filter (where ${hasFailed})::int`,
  totalMs: durations(llmCalls.totalMs),
  firstTokenMs: durations(llmCalls.firstTokenMs),
};

export function listCallStats(db: Db, asked: CallStatsAsked): Promise<CallStatsRow[]> {
  const { key, name } = groupings(asked.timeZone)[asked.groupBy];
  return db
    .select({ key, name, ...figures })
    .from(llmCalls)
    .leftJoin(tasks, eq(tasks.id, llmCalls.taskId))
    .leftJoin(boards, eq(boards.id, tasks.boardId))
    .leftJoin(agents, eq(agents.id, llmCalls.agentId))
    .leftJoin(models, eq(models.id, llmCalls.modelId))
    .where(isAsked(db, asked.organizationId, asked))
    .groupBy(sql`1, 2`)
    .orderBy(asked.groupBy === 'day' ? sql`1` : sql`count(*) desc, 1`)
    .limit(1_000);
}

export async function sumCallStats(db: Db, asked: CallStatsAsked): Promise<CallFigures> {
  const [row] = await db
    .select(figures)
    .from(llmCalls)
    .leftJoin(tasks, eq(tasks.id, llmCalls.taskId))
    .where(isAsked(db, asked.organizationId, asked));
  if (!row) throw new Error('an aggregate has one row');
  return row;
}

export function countCallReasons(
  db: Db,
  asked: CallStatsAsked,
): Promise<{ reason: string; calls: number }[]> {
  const reason = sql<string>`coalesce(${llmCalls.reason}, 'failed')`;
  const calls = sql<number>`count(*)::int`;
  return db
    .select({ reason, calls })
    .from(llmCalls)
    .leftJoin(tasks, eq(tasks.id, llmCalls.taskId))
    .where(and(isAsked(db, asked.organizationId, asked), hasFailed))
    .groupBy(reason)
    .orderBy(desc(calls), reason)
    .limit(20);
}
