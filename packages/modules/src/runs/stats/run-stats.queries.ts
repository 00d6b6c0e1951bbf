import { and, desc, eq, gte, isNotNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { RunFigures, RunStatsRow, runStatGroups } from '@helix/contracts/runs';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../../structure/index.ts';

const { agents, boards, models, runs, tasks } = schema;

export type RunStatsAsked = {
  readonly organizationId: string;
  readonly visible: VisibleBoards;
  readonly timeZone: string;
  readonly groupBy: (typeof runStatGroups)[number];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly agentId?: string | undefined;
  readonly modelId?: string | undefined;
  readonly boardId?: string | undefined;
};

const count = (status: string) =>
  sql<number>`count(*) filter (where ${runs.status} = ${status})::int`;
const durations = (since: PgColumn, until: PgColumn) => sql<RunFigures['ranMs']>`
  case when count(${since}) filter (where ${until} is not null) = 0 then null else json_build_object(
    'p50', ${percentile(0.5, since, until)}, 'p95', ${percentile(0.95, since, until)}) end`;

function percentile(part: number, since: PgColumn, until: PgColumn): SQL {
  return sql`round(percentile_cont(${part}::float8) within group (
    order by extract(epoch from ${until} - ${since})) * 1000)`;
}

const figures = {
  succeeded: count('succeeded'),
  failed: count('failed'),
  cancelled: count('cancelled'),
  timedOut: count('timed_out'),
  queuedMs: durations(runs.createdAt, runs.startedAt),
  ranMs: durations(runs.startedAt, runs.endedAt),
};

export function listRunStats(db: Db, asked: RunStatsAsked): Promise<RunStatsRow[]> {
  const { key, name } = groupings(asked.timeZone)[asked.groupBy];
  return db
    .select({ key, name, ...figures })
    .from(runs)
    .leftJoin(tasks, eq(tasks.id, runs.taskId))
    .leftJoin(boards, eq(boards.id, tasks.boardId))
    .leftJoin(agents, eq(agents.id, runs.agentId))
    .leftJoin(models, eq(models.id, runs.modelId))
    .where(isAsked(asked))
    .groupBy(sql`1, 2`)
    .orderBy(asked.groupBy === 'day' ? sql`1` : sql`count(*) desc, 1`)
    .limit(1_000);
}

export async function sumRunStats(db: Db, asked: RunStatsAsked): Promise<RunFigures> {
  const [row] = await db
    .select(figures)
    .from(runs)
    .leftJoin(tasks, eq(tasks.id, runs.taskId))
    .where(isAsked(asked));
  if (!row) throw new Error('an aggregate has one row');
  return row;
}

export function countReasons(
  db: Db,
  asked: RunStatsAsked,
): Promise<{ reason: string; runs: number }[]> {
  const reason = sql<string>`coalesce(${runs.reason}, ${runs.status})`;
  const howMany = sql<number>`count(*)::int`;
  return db
    .select({ reason, runs: howMany })
    .from(runs)
    .leftJoin(tasks, eq(tasks.id, runs.taskId))
    .where(and(isAsked(asked), sql`${runs.status} <> 'succeeded'`))
    .groupBy(reason)
    .orderBy(desc(howMany), reason)
    .limit(20);
}

function isAsked(asked: RunStatsAsked): SQL | undefined {
  const isVisible = onVisibleBoard(asked.visible, tasks.boardId);
  return and(
    eq(runs.organizationId, asked.organizationId),
    // Turns of conversations are on no board; everybody may see that they were.
    isVisible && or(isVisible, isNotNull(runs.chatId)),
    isNotNull(runs.endedAt),
    asked.from === undefined ? undefined : gte(runs.endedAt, new Date(asked.from)),
    asked.to === undefined ? undefined : lt(runs.endedAt, new Date(asked.to)),
    asked.agentId === undefined ? undefined : eq(runs.agentId, asked.agentId),
    asked.modelId === undefined ? undefined : eq(runs.modelId, asked.modelId),
    asked.boardId === undefined ? undefined : eq(tasks.boardId, asked.boardId),
  );
}

type Grouping = { key: SQL<string>; name: SQL<string | null> };

function groupings(timeZone: string): Record<RunStatsAsked['groupBy'], Grouping> {
  return {
    day: {
      key: sql`to_char(${runs.endedAt} at time zone ${timeZone}, 'YYYY-MM-DD')`,
      name: sql`null::text`,
    },
    agent: { key: sql`${runs.agentId}`, name: sql`${agents.name}` },
    model: { key: sql`${runs.modelId}`, name: sql`${models.displayName}` },
    board: { key: sql`coalesce(${boards.id}, 'none')`, name: sql`${boards.name}` },
  };
}
